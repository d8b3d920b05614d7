import type { ReactElement } from 'react'
import { waysAt } from '../../diagrams/states/Figure'
import { Caption, Label, labelsAt } from '../../diagrams/states/Labels'
import { AnyReset } from '../../diagrams/states/Lines'
import type { Layout } from '../../diagrams/states/layout'
import type { Looks } from '../../diagrams/states/looks'
import { Node } from '../../diagrams/states/Node'
import { AnyState, Surroundings } from '../../diagrams/states/Surroundings'
import { standingAt } from '../../diagrams/states/standing'
import styles from '../../diagrams/states/states.module.css'
import { Token } from '../../diagrams/states/Token'
import { corner } from '../../diagrams/states/way'
import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import { STATES } from '../../tcp/tcb/state'
import { SIDES } from '../../timeline/read'
import type { Timeline } from '../../timeline/timeline'
import type { Choreography, Span, Stop } from './choreography'
import { translated } from './path'
import { tokenPlaces } from './tokens'

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
  /** It flashes at the instant from which it is seen. */
  readonly flashes?: boolean
}

/** The line of a transition at the instant of a change, how thick it stays, and the seconds between (states.module.css). */
const FLASH = { width: 6, calm: 2.5, length: 0.4 }

const nodesAt = (layout: Layout, { nodes }: Looks): Piece[] =>
  STATES.map((state) => ({
    key: `${state} ${nodes[state].hues.join(' ')}`,
    rank: 0,
    element: <Node state={state} layout={layout} look={nodes[state]} role="img" />,
  }))

const linesAt = (layout: Layout, looks: Looks): Piece[] =>
  waysAt(layout, looks).map(({ id, look, ...way }) => ({
    key: `${id} ${look}`,
    flashes: way.rank === 2,
    ...way,
  }))

/** How a line flashes while it is seen: by playing times, and in seconds after them. */
function flashIn({ from, to }: Span): (readonly [number, readonly Stop[]])[] {
  const calm = `stroke-width:${FLASH.calm}`
  const flash: readonly Stop[] = [
    [0, `stroke-width:${FLASH.width}`],
    [Math.min(FLASH.length, to - from), calm],
  ]
  return [[from, flash], ...(Number.isFinite(to) ? [[to, [[0, calm]]] as const] : [])]
}

function wordsAt(layout: Layout, looks: Looks): Piece[] {
  if (layout.name !== 'full') {
    const key = looks.now.map(({ endpoint, edge }) => `${endpoint} ${edge}`).join()
    return key ? [{ key, rank: 0, element: <Caption corner={layout.corner} walks={looks.now} /> }] : []
  }
  return labelsAt(layout, looks).map(({ id, look, ...label }) => ({
    key: `${id} ${look}`,
    rank: label.now ? 1 : 0,
    element: <Label {...label} />,
  }))
}

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
    .map(({ key, element, flashes, spans }) => (
      <g key={key} className={choreography.seen(...spans)}>
        {flashes ? (
          <g className={choreography.setOff(`.${styles.line}`, spans.flatMap(flashIn))}>{element}</g>
        ) : (
          element
        )}
      </g>
    ))
}

function Tokens({ timeline, schedule, layout, choreography }: FigureProps) {
  return SIDES.map((side) => {
    const runs = tokenPlaces(layout, timeline, schedule, side).map(
      ({ from, places }) =>
        [from, places.map((place) => [place.at - from, translated(place)] as const)] as const,
    )
    const last = layout.nodes[timeline.moments.at(-1)?.[side].state ?? 'CLOSED']
    return (
      <g key={side} className={choreography.setOff(`.${styles.token}`, runs)}>
        <Token side={side} at={corner(layout, last, side)} radius={layout.token.radius} />
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
      <Tokens {...props} />
    </>
  )
}
