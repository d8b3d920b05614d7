import type { State } from '../../../tcp/tcb/state'
import { textWidth } from '../../sequence/type'
import type { Size } from '../../useSize'
import type { NodeBox } from '../layout'
import { type Plan, within } from './plan'

/** Opening; open, and closing as the other side asks; closing of one's own accord. */
const ROWS: readonly (readonly State[])[] = [
  ['CLOSED', 'LISTEN', 'SYN-SENT', 'SYN-RECEIVED'],
  ['ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK'],
  ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'TIME-WAIT'],
]
const MARGIN = 8
const GAP = 6
/** Room on both sides of a name together, and the most that is worth having. */
const [PAD, MOST_PAD] = [8, 28]

const widthOf = (state: State, size: number) => textWidth(state, { face: 'sans', size })
const rowWidth = (row: readonly State[], size: number) =>
  row.reduce((sum, state) => sum + widthOf(state, size) + PAD, 0) + GAP * (row.length - 1)

/** Where there is no room for transitions: the states in three rows, in the order in which one comes to them. */
export function rows({ width, height }: Size): Plan {
  const room = width - 2 * MARGIN
  const widest = Math.min(...ROWS.map((row) => (10 * room) / rowWidth(row, 10)))
  const size = within(10, Math.min(widest, (height - 2 * MARGIN - 2 * GAP) / 3 / 2.2), 13.5)
  const nodeHeight = within(16, (height - 2 * MARGIN - 2 * GAP) / 3, 36)
  const pitch = within(nodeHeight + GAP, (height - 2 * MARGIN - nodeHeight) / 2, nodeHeight + 28)
  const nodes: Partial<Record<State, NodeBox>> = {}
  for (const [index, row] of ROWS.entries()) {
    const pad = within(0, PAD + (room - rowWidth(row, size)) / row.length, MOST_PAD)
    const widths = row.map((state) => widthOf(state, size) + pad)
    const taken = widths.reduce((sum, each) => sum + each, 0)
    const gap = within(2, (room - taken) / Math.max(1, row.length - 1), 14)
    let x = (width - taken - gap * (row.length - 1)) / 2
    for (const [nth, state] of row.entries()) {
      const own = widths[nth] as number
      nodes[state] = { x: x + own / 2, y: height / 2 + (index - 1) * pitch, width: own, height: nodeHeight }
      x += own + gap
    }
  }
  return {
    name: 'rows',
    width,
    height,
    nodes: nodes as Plan['nodes'],
    ways: {},
    asides: {},
    groups: [],
    type: { size, split: false },
  }
}
