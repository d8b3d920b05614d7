import type { ReactElement } from 'react'
import { waysAt } from '../../diagrams/states/Figure'
import { pointAlong } from '../../diagrams/states/geometry'
import { Label, labelsAt } from '../../diagrams/states/Labels'
import { AnyReset } from '../../diagrams/states/Lines'
import type { Layout } from '../../diagrams/states/layout'
import type { Looks } from '../../diagrams/states/looks'
import { Node } from '../../diagrams/states/Node'
import { AnyState, Surroundings } from '../../diagrams/states/Surroundings'
import { standingAt } from '../../diagrams/states/standing'
import styles from '../../diagrams/states/states.module.css'
import { Token } from '../../diagrams/states/Token'
import { corner, eased, runOf, wayOf } from '../../diagrams/states/way'
import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import { STATES } from '../../tcp/tcb/state'
import { SIDES } from '../../timeline/read'
import type { Side, Timeline } from '../../timeline/timeline'
import type { Choreography, Span } from './choreography'
import { type Sample, traced, translated } from './path'

interface FigureProps {
  readonly timeline: Timeline
  readonly schedule: Schedule
  readonly layout: Layout
  readonly choreography: Choreography
  readonly t: Messages
}

/** A part of the figure, drawn in one of its ways. */
interface Piece {
  /** Which part it is, and how it looks: with the same key, the same picture. */
  readonly key: string
  readonly rank: number
  readonly element: ReactElement
}

const nodesAt = (layout: Layout, { nodes }: Looks): Piece[] =>
  STATES.map((state) => ({
    key: `${state} ${nodes[state].hues.join(' ')}`,
    rank: 0,
    element: <Node state={state} layout={layout} look={nodes[state]} role="img" />,
  }))

const linesAt = (layout: Layout, looks: Looks): Piece[] =>
  waysAt(layout, looks).map(({ id, look, ...way }) => ({ key: `${id} ${look}`, ...way }))

const wordsAt = (layout: Layout, looks: Looks): Piece[] =>
  labelsAt(layout, looks).map(({ id, look, ...label }) => ({
    key: `${id} ${look}`,
    rank: label.now ? 1 : 0,
    element: <Label {...label} />,
  }))

interface PiecesProps extends FigureProps {
  readonly piecesAt: (layout: Layout, looks: Looks) => readonly Piece[]
  /** How the figure looks at each step. */
  readonly looks: readonly Looks[]
}

/** Draws each piece once, seen during the steps that have it. */
function Pieces({ piecesAt, looks, schedule, layout, choreography }: PiecesProps) {
  const found = new Map<string, Piece & { spans: Span[] }>()
  for (const [step, from] of schedule.moments.entries()) {
    const to = schedule.moments[step + 1] ?? Number.POSITIVE_INFINITY
    for (const piece of piecesAt(layout, looks[step] as Looks)) {
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

/** Where a token is from moment to moment: it runs once the state has changed, and has arrived before the next change. */
function placesOf({ schedule, layout }: FigureProps, looks: readonly Looks[], side: Side): Sample[] {
  return looks.flatMap(({ now }, step): readonly Sample[] => {
    const way = wayOf(layout, now, side)
    const start = schedule.moments[step] ?? 0
    if (!way) return []
    const room = (schedule.moments[step + 1] ?? Number.POSITIVE_INFINITY) - start
    const run = Math.min(runOf(way), room)
    const place = (playing: number) => pointAlong(way, eased((playing - start) / (run || 1)) * way.length)
    return traced(place, start, start + run)
  })
}

function Tokens(props: FigureProps & { readonly looks: readonly Looks[] }) {
  const { timeline, layout, choreography, looks } = props
  return SIDES.map((side) => {
    const stateAt = (step: number) => timeline.moments.at(step)?.[side].state ?? 'CLOSED'
    const home = corner(layout, layout.nodes[stateAt(0)], side)
    const places = [{ at: 0, ...home }, ...placesOf(props, looks, side)]
    const stops = places.map((place) => [place.at, translated(place)] as const)
    return (
      <g key={side} className={choreography.moving(`.${styles.token}`, stops)}>
        <Token
          side={side}
          at={corner(layout, layout.nodes[stateAt(-1)], side)}
          radius={layout.token.radius}
        />
      </g>
    )
  })
}

/** The state diagram with all that is ever drawn in it. */
export function MovingFigure(props: FigureProps) {
  const { timeline, layout, t } = props
  const looks = timeline.moments.map((_, step) => standingAt(timeline, step, t))
  return (
    <>
      <Surroundings layout={layout} />
      {layout.reset && <AnyReset line={layout.reset} />}
      <Pieces {...props} looks={looks} piecesAt={linesAt} />
      {layout.reset && <AnyState layout={layout} />}
      <Pieces {...props} looks={looks} piecesAt={nodesAt} />
      <Pieces {...props} looks={looks} piecesAt={wordsAt} />
      <Tokens {...props} looks={looks} />
    </>
  )
}
