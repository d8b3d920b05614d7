import type { State } from '../../tcp/tcb/state'
import type { Point } from './geometry'
import type { Grid } from './grid'

/** Where an edge runs: from the border of a node, round corners, to the border of another. */
export interface Route {
  readonly from: State
  readonly to: State
  readonly points: readonly Point[]
}

export const routeKey = (from: State, to: State) => `${from}>${to}`

/** Centres of the eleven nodes, set as in RFC 9293 Figure 5. */
export function nodeCentres(grid: Grid): Readonly<Record<State, Point>> {
  const { left, middle, right } = grid
  return {
    CLOSED: { x: middle, y: grid.closed },
    LISTEN: { x: middle, y: grid.listen },
    'SYN-RECEIVED': { x: left, y: grid.syn },
    'SYN-SENT': { x: right, y: grid.syn },
    ESTABLISHED: { x: middle, y: grid.established },
    'FIN-WAIT-1': { x: left, y: grid.closing1 },
    'CLOSE-WAIT': { x: right, y: grid.closing1 },
    'FIN-WAIT-2': { x: left, y: grid.closing2 },
    CLOSING: { x: middle, y: grid.closing2 },
    'LAST-ACK': { x: right, y: grid.closing2 },
    'TIME-WAIT': { x: middle, y: grid.timeWait },
  }
}

type Turn = readonly [x: number, y: number]

/** The twenty arrows of RFC 9293 Figure 5, with CLOSED once instead of twice. */
export function figureRoutes(grid: Grid): readonly Route[] {
  const { left, middle, right, rails, offset } = grid
  const w = grid.node.width / 2
  const h = grid.node.height / 2
  const { closed, listen, syn, established, closing1, closing2, timeWait } = grid

  const route = (from: State, to: State, ...turns: Turn[]): Route => ({
    from,
    to,
    points: turns.map(([x, y]) => ({ x, y })),
  })

  return [
    route(
      'CLOSED',
      'LISTEN',
      [middle - offset.closedFoot, closed + h],
      [middle - offset.closedFoot, listen - h],
    ),
    route(
      'LISTEN',
      'CLOSED',
      [middle + offset.closedFoot, listen - h],
      [middle + offset.closedFoot, closed + h],
    ),
    route(
      'CLOSED',
      'SYN-SENT',
      [middle + w, closed],
      [right + offset.synSentHead, closed],
      [right + offset.synSentHead, syn - h],
    ),
    route(
      'SYN-SENT',
      'CLOSED',
      [right - offset.synSentHead, syn - h],
      [right - offset.synSentHead, closed + offset.closedSide],
      [middle + w, closed + offset.closedSide],
    ),
    route(
      'LISTEN',
      'SYN-RECEIVED',
      [middle - offset.listenFoot, listen + h],
      [middle - offset.listenFoot, syn - offset.side],
      [left + w, syn - offset.side],
    ),
    route(
      'LISTEN',
      'SYN-SENT',
      [middle + offset.listenFoot, listen + h],
      [middle + offset.listenFoot, syn - offset.side],
      [right - w, syn - offset.side],
    ),
    route('SYN-RECEIVED', 'LISTEN', [left, syn - h], [left, listen], [middle - w, listen]),
    route('SYN-SENT', 'SYN-RECEIVED', [right - w, syn + offset.side], [left + w, syn + offset.side]),
    route(
      'SYN-RECEIVED',
      'ESTABLISHED',
      [left, syn + h],
      [left, established - offset.side],
      [middle - w, established - offset.side],
    ),
    route(
      'SYN-SENT',
      'ESTABLISHED',
      [right, syn + h],
      [right, established - offset.side],
      [middle + w, established - offset.side],
    ),
    route('SYN-RECEIVED', 'FIN-WAIT-1', [left - offset.early, syn + h], [left - offset.early, closing1 - h]),
    route(
      'ESTABLISHED',
      'FIN-WAIT-1',
      [middle - w, established + offset.side],
      [left, established + offset.side],
      [left, closing1 - h],
    ),
    route(
      'ESTABLISHED',
      'CLOSE-WAIT',
      [middle + w, established + offset.side],
      [right, established + offset.side],
      [right, closing1 - h],
    ),
    route('FIN-WAIT-1', 'FIN-WAIT-2', [left, closing1 + h], [left, closing2 - h]),
    route('FIN-WAIT-1', 'CLOSING', [left + w, closing1], [middle, closing1], [middle, closing2 - h]),
    route('FIN-WAIT-2', 'TIME-WAIT', [left, closing2 + h], [left, timeWait], [middle - w, timeWait]),
    route('CLOSING', 'TIME-WAIT', [middle, closing2 + h], [middle, timeWait - h]),
    route('CLOSE-WAIT', 'LAST-ACK', [right, closing1 + h], [right, closing2 - h]),
    route(
      'LAST-ACK',
      'CLOSED',
      [right, closing2 + h],
      [right, timeWait - offset.lastAck],
      [rails.inner, timeWait - offset.lastAck],
      [rails.inner, closed - offset.closedSide],
      [middle + w, closed - offset.closedSide],
    ),
    route(
      'TIME-WAIT',
      'CLOSED',
      [middle + w, timeWait],
      [rails.outer, timeWait],
      [rails.outer, rails.top],
      [middle + offset.closedHead, rails.top],
      [middle + offset.closedHead, closed - h],
    ),
  ]
}
