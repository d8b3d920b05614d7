import type { Size } from '../../useSize'
import { type Plan, sides, within } from './plan'

const PAD = 6
/** Of a margin: where letters would suffer the least, where there is room the most. */
const MARGIN = { least: 4, most: 12 }
/** Room between columns in which two arrows can pass, and the least from row to row. */
const [GAP, ROW] = [20, 5.4]
/** From the row of the opening to the lane of SYN-SENT → SYN-RECEIVED under it. */
const LANE = 7
const LARGEST = 13.5
/** No larger than this: beyond it the arrows grow longer and tell nothing more. */
const MOST = { width: 620, height: 460 }

/** Widths of a node in ems, its name in one line and in two; heights. */
const NODE = { one: { width: 8.4, height: 2.2 }, two: { width: 5.8, height: 3.2 } }

/** The map as Stevens drew it: time runs down in three columns. `given`: a node in ems. */
export function stevens(box: Size, given?: Size): Plan {
  const [w, h] = [Math.min(box.width, MOST.width), Math.min(box.height, MOST.height)]
  const split = w < 316
  const em = given ?? (split ? NODE.two : NODE.one)
  const spare = w - (split ? 222 : 320)
  const left = within(MARGIN.least, MARGIN.least + spare / 6, MARGIN.most)
  // The way back to CLOSED runs in the right one.
  const right = left + 8
  const widest = (w - left - right - 2 * PAD - 2 * GAP) / (3 * em.width)
  const highest = (h - 50 - 4.6 * ROW) / (5 * em.height + 2)
  const size = within(10, Math.min(widest, highest), LARGEST)

  const nw = em.width * size
  const nh = em.height * size
  const hb = nh / 2
  const label = size + 3
  const gap = (w - left - right - 2 * PAD - 3 * nw) / 2
  const [a, b, c] = [0, 1, 2].map((nth) => left + PAD + nw / 2 + nth * (nw + gap)) as [number, number, number]

  // What is left of the height is shared between the rows; most of it goes between the two rows of closing.
  const last = h < 260 ? 1.6 : 1.1
  const fixed = 5 * nh + 8 + 2 * label + LANE + 29
  const free = (h - fixed) / (3 + last)
  const r1 = 9 + hb
  const opening = r1 + hb + free * 0.8
  const r2 = opening + label + 2 + hb
  const opened = r2 + hb + LANE + 3
  const r3 = opened + free * 0.9 + hb
  const closing = r3 + hb + free * 0.9
  const r4 = closing + 5 + hb
  const r5 = r4 + nh + free * last
  const closed = r5 + hb + label + 4
  const foot = h - 4
  const rail = w - left + 1

  const node = (x: number, y: number, width = nw) => ({ x, y, width, height: nh })
  const nodes = {
    CLOSED: node(b, r1),
    'SYN-RECEIVED': node(a, r2),
    LISTEN: node(b, r2),
    'SYN-SENT': node(c, r2),
    ESTABLISHED: node(b, r3, Math.max(nw, 7.8 * size)),
    'FIN-WAIT-1': node(a, r4),
    CLOSING: node(b, r4),
    'CLOSE-WAIT': node(c, r4),
    'FIN-WAIT-2': node(a, r5),
    'TIME-WAIT': node(b, r5),
    'LAST-ACK': node(c, r5),
  }
  const inner = sides(nodes.CLOSED)
  const established = sides(nodes.ESTABLISHED)
  const [leftEnd, rightStart] = [a + nw / 2, c - nw / 2]
  // Two arrows beside each other on the end of a node, and on its top.
  const k = nh / 3.6
  const q = nw * 0.12
  const beside = leftEnd + gap / 2

  /** Back to CLOSED: along the rail, or along the left border. */
  const home = [
    [rail, r1 - k],
    [inner.right, r1 - k],
  ] as const
  const away = (x: number, y: number) =>
    [
      [x, y],
      [1, y],
      [1, r1],
      [inner.left, r1],
    ] as const

  const rim = Math.min(8, gap / 2 - 3)
  return {
    name: 'map',
    width: w,
    height: h,
    nodes,
    type: { size, split },
    corner: { x: left, y: 3 + size, leading: size + 1.5, lines: Math.floor((opening - 4) / (size + 1.5)) },
    groups: [
      {
        name: 'opening',
        x: left,
        y: opening,
        width: c + nw / 2 + PAD - left,
        height: opened - opening,
        label: { x: a - nw / 2, y: opening + label - 4.5, anchor: 'start' },
      },
      {
        name: 'active_close',
        x: left,
        y: closing,
        width: b + nw / 2 + rim - left,
        height: closed - closing,
        label: { x: a - nw / 2, y: closed - 4, anchor: 'start' },
      },
      {
        name: 'passive_close',
        x: rightStart - rim,
        y: closing,
        width: nw + rim + PAD,
        height: closed - closing,
        label: { x: c, y: closed - 4, anchor: 'middle' },
      },
    ],
    ways: {
      'CLOSED>LISTEN': [
        [b - q, r1 + hb],
        [b - q, r2 - hb],
      ],
      'LISTEN>CLOSED': [
        [b + q, r2 - hb],
        [b + q, r1 + hb],
      ],
      'CLOSED>SYN-SENT': [
        [inner.right, r1],
        [c + q, r1],
        [c + q, r2 - hb],
      ],
      'SYN-SENT>CLOSED': [
        [c - q, r2 - hb],
        [c - q, r1 + k + 1],
        [inner.right, r1 + k + 1],
      ],
      'LISTEN>SYN-RECEIVED': [
        [inner.left, r2 + k * 0.8],
        [leftEnd, r2 + k * 0.8],
      ],
      'SYN-RECEIVED>LISTEN': [
        [leftEnd, r2 - k * 0.8],
        [inner.left, r2 - k * 0.8],
      ],
      'LISTEN>SYN-SENT': [
        [inner.right, r2],
        [rightStart, r2],
      ],
      'SYN-SENT>SYN-RECEIVED': [
        [c - nw * 0.34, r2 + hb],
        [c - nw * 0.34, r2 + hb + LANE],
        [a + nw * 0.34, r2 + hb + LANE],
        [a + nw * 0.34, r2 + hb],
      ],
      'SYN-RECEIVED>ESTABLISHED': [
        [a + q, r2 + hb],
        [a + q, r3 - k * 0.8],
        [established.left, r3 - k * 0.8],
      ],
      'SYN-SENT>ESTABLISHED': [
        [c - q, r2 + hb],
        [c - q, r3 - k * 0.8],
        [established.right, r3 - k * 0.8],
      ],
      'SYN-RECEIVED>FIN-WAIT-1': [
        [a - nw * 0.3, r2 + hb],
        [a - nw * 0.3, r4 - hb],
      ],
      'ESTABLISHED>FIN-WAIT-1': [
        [established.left, r3 + k * 0.8],
        [a + q, r3 + k * 0.8],
        [a + q, r4 - hb],
      ],
      'ESTABLISHED>CLOSE-WAIT': [
        [established.right, r3 + k * 0.8],
        [c - q, r3 + k * 0.8],
        [c - q, r4 - hb],
      ],
      'FIN-WAIT-1>FIN-WAIT-2': [
        [a, r4 + hb],
        [a, r5 - hb],
      ],
      'FIN-WAIT-1>CLOSING': [
        [leftEnd, r4 - k * 0.5],
        [inner.left, r4 - k * 0.5],
      ],
      'FIN-WAIT-1>TIME-WAIT': [
        [leftEnd, r4 + k],
        [beside, r4 + k],
        [beside, r5 - k],
        [inner.left, r5 - k],
      ],
      'FIN-WAIT-2>TIME-WAIT': [
        [leftEnd, r5 + k * 0.5],
        [inner.left, r5 + k * 0.5],
      ],
      'CLOSING>TIME-WAIT': [
        [b, r4 + hb],
        [b, r5 - hb],
      ],
      'CLOSE-WAIT>LAST-ACK': [
        [c, r4 + hb],
        [c, r5 - hb],
      ],
      'TIME-WAIT>CLOSED': [[b + nw * 0.3, r5 + hb], [b + nw * 0.3, foot], [rail, foot], ...home],
      'LAST-ACK>CLOSED': [[c + nw / 2, r5], [rail, r5], ...home],
    },
    asides: {
      'SYN-RECEIVED>CLOSED': [
        [a, r2 - hb],
        [a, r1],
        [inner.left, r1],
      ],
      'ESTABLISHED>CLOSED': away(established.left, r3),
      'FIN-WAIT-1>CLOSED': away(a - nw / 2, r4),
      'FIN-WAIT-2>CLOSED': away(a - nw / 2, r5),
      'CLOSING>CLOSED': [
        [b - nw * 0.3, r4 + hb],
        [b - nw * 0.3, (r4 + r5) / 2],
        [1, (r4 + r5) / 2],
        [1, r1],
        [inner.left, r1],
      ],
      'CLOSE-WAIT>CLOSED': [[c + nw / 2, r4], [rail, r4], ...home],
    },
  }
}
