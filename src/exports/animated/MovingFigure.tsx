import { motionValue } from 'framer-motion'
import type { ReactElement } from 'react'
import { waysAt } from '../../diagrams/states/Figure'
import { corner, coveredAt, journeyOf, tokenAt } from '../../diagrams/states/journey'
import { Label, labelsAt } from '../../diagrams/states/Labels'
import { AnyReset, Trail } from '../../diagrams/states/Lines'
import type { Layout } from '../../diagrams/states/layout'
import { Node } from '../../diagrams/states/Node'
import { routeKey } from '../../diagrams/states/routes'
import { AnyState, Surroundings } from '../../diagrams/states/Surroundings'
import { SIDES, type Standing, standingAt } from '../../diagrams/states/standing'
import styles from '../../diagrams/states/states.module.css'
import { RestingToken } from '../../diagrams/states/Token'
import type { Schedule } from '../../playback/schedule'
import { STATES } from '../../tcp/tcb/state'
import type { Timeline } from '../../timeline/timeline'
import type { Choreography, Span } from './choreography'
import { traced, translated } from './path'

interface FigureProps {
  readonly timeline: Timeline
  readonly schedule: Schedule
  readonly layout: Layout
  readonly choreography: Choreography
}

/** A part of the figure, drawn in one of its ways. */
interface Piece {
  /** Which part it is, and how it looks: with the same key, the same picture. */
  readonly key: string
  readonly rank: number
  readonly element: ReactElement
}

const nodesAt = (layout: Layout, { occupants }: Standing): Piece[] =>
  STATES.map((state) => ({
    key: `${state} ${occupants[state].join(' ')}`,
    rank: 0,
    element: (
      <Node
        state={state}
        centre={layout.nodes[state]}
        grid={layout.grid}
        occupants={occupants[state]}
        role="img"
      />
    ),
  }))

const linesAt = (layout: Layout, standing: Standing): Piece[] =>
  waysAt(layout, standing).map(({ id, look, ...way }) => ({ key: `${id} ${look}`, ...way }))

const wordsAt = (layout: Layout, standing: Standing): Piece[] =>
  labelsAt(layout, standing).map(({ id, look, ...label }) => ({
    key: `${id} ${look}`,
    rank: label.now ? 1 : 0,
    element: <Label {...label} />,
  }))

/** Draws each piece once, seen during the steps that have it. */
function Pieces({
  piecesAt,
  timeline,
  schedule,
  layout,
  choreography,
}: FigureProps & { readonly piecesAt: (layout: Layout, standing: Standing) => readonly Piece[] }) {
  const found = new Map<string, Piece & { spans: Span[] }>()
  for (const [step, from] of schedule.moments.entries()) {
    const to = schedule.moments[step + 1] ?? Number.POSITIVE_INFINITY
    for (const piece of piecesAt(layout, standingAt(timeline, step))) {
      const known = found.get(piece.key) ?? { ...piece, spans: [] }
      known.spans.push({ from, to })
      found.set(piece.key, known)
    }
  }
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ key, element, spans }) => (
      <g key={key} className={choreography.seen(...spans)}>
        {element}
      </g>
    ))
}

/** The two tokens on their ways, and what they leave behind on an edge. */
function journeysOf({ timeline, schedule, layout, choreography }: FigureProps) {
  const journeys = SIDES.map((side) => journeyOf(timeline, schedule, layout, side))
  const trails = journeys.flatMap(({ side, legs }) =>
    legs.map((leg) => {
      const { walk, start, end } = leg
      const covered = traced((playing) => ({ x: 100 * (1 - coveredAt(leg, playing)), y: 0 }), start, end)
      const stops = covered.map(({ at, x }) => [at, `stroke-dashoffset:${Math.round(x) / 100}`] as const)
      return (
        <g key={`${side} ${start}`} className={choreography.seen({ from: start, to: end })}>
          <g className={choreography.moving(`.${styles.trail}`, stops)}>
            <Trail
              line={layout.line(walk.from, walk.to)}
              leg={leg}
              side={side}
              drawn={layout.lines.has(routeKey(walk.from, walk.to))}
              playhead={motionValue(end)}
            />
          </g>
        </g>
      )
    }),
  )
  const tokens = journeys.map((journey) => {
    const { side, legs, home } = journey
    const stops = legs.flatMap(({ start, end }) =>
      traced((playing) => tokenAt(journey, playing), start, end - 1e-6),
    )
    const last = timeline.moments.at(-1)?.[side].state ?? 'CLOSED'
    const moving = [{ at: 0, ...home }, ...stops].map((place) => [place.at, translated(place)] as const)
    return (
      <g key={side} className={choreography.moving(`.${styles.token}`, moving)}>
        <RestingToken side={side} at={corner(layout.grid, layout.nodes[last], side)} radius={9.5} />
      </g>
    )
  })
  return { trails, tokens }
}

/** The state diagram with all that is ever drawn in it. */
export function MovingFigure(props: FigureProps) {
  const { layout } = props
  const { trails, tokens } = journeysOf(props)
  return (
    <>
      <Surroundings layout={layout} />
      {layout.reset && <AnyReset line={layout.reset} />}
      <Pieces {...props} piecesAt={linesAt} />
      {trails}
      {layout.reset && <AnyState layout={layout} />}
      <Pieces {...props} piecesAt={nodesAt} />
      <Pieces {...props} piecesAt={wordsAt} />
      {tokens}
    </>
  )
}
