import type { Size } from '../../useSize'
import { type Plan, sides, within } from './plan'

const [LEFT, RIGHT] = [12, 12]
/** Between the two columns of closing, where one arrow turns. */
const TURN = 18
/** Room between columns in which three arrows can turn. */
const GAP = 20
/** Widths of the five columns in ems: as wide as the longest of their names. */
const COLUMNS = [5.4, 8.4, 8, 7.2, 7.2] as const
const EMS = COLUMNS.reduce((sum, each) => sum + each, 0)
const NODE = 2.4
/** Rows between top and foot that are no nodes: labels, pads, the lane back to CLOSED. */
const FURNITURE = 60
const LARGEST = 13.5
const MOST = { width: 860, height: 330 }

/** The least width at which the letters are ten pixels high. */
export const LEAST_BANDS = LEFT + RIGHT + TURN + 3 * GAP + 10 * EMS

/** The map in bands: time runs to the right. */
export function bands(box: Size): Plan {
  const [w, h] = [Math.min(box.width, MOST.width), Math.min(box.height, MOST.height)]
  const widest = (w - LEFT - RIGHT - TURN - 3 * GAP) / EMS
  const highest = (h - FURNITURE - 18) / (3 * NODE + 2)
  const size = within(10, Math.min(widest, highest), LARGEST)

  const [wa, wb, wc, wd, we] = COLUMNS.map((ems) => ems * size) as [number, number, number, number, number]
  const gap = (w - LEFT - RIGHT - TURN - EMS * size) / 3
  const a = LEFT + wa / 2
  const b = a + wa / 2 + gap + wb / 2
  const c = b + wb / 2 + gap + wc / 2
  const d = c + wc / 2 + gap + wd / 2
  const e = d + wd / 2 + TURN + we / 2

  const nh = NODE * size
  const hb = nh / 2
  const label = size + 2
  const top = 2
  const lane = h - 6
  const foot = h - 16
  const r1 = top + label + 6 + hb
  const r3 = foot - 6 - hb
  const r2 = (r1 + r3) / 2
  const passive = r3 - hb - label - 6
  const active = passive - 6
  const rd = active - 6 - hb

  const node = (x: number, y: number, width: number) => ({ x, y, width, height: nh })
  const nodes = {
    CLOSED: node(a, r2, wa),
    LISTEN: node(b, r1, wb),
    'SYN-RECEIVED': node(b, r2, wb),
    'SYN-SENT': node(b, r3, wb),
    ESTABLISHED: node(c, r2, wc),
    'FIN-WAIT-1': node(d, r1, wd),
    CLOSING: node(d, rd, wd),
    'CLOSE-WAIT': node(d, r3, wd),
    'FIN-WAIT-2': node(e, r1, we),
    'TIME-WAIT': node(e, rd, we),
    'LAST-ACK': node(e, r3, we),
  }
  const [shut, opening, open] = [nodes.CLOSED, nodes.LISTEN, nodes.ESTABLISHED].map(sides) as [
    ReturnType<typeof sides>,
    ReturnType<typeof sides>,
    ReturnType<typeof sides>,
  ]
  const [left, right] = [sides(nodes['FIN-WAIT-1']), sides(nodes['FIN-WAIT-2'])]
  const k = nh / 3.4
  const fork = opening.left - 14
  const early = opening.right + gap / 2
  const close = (left.left + open.right) / 2 - 3
  const turn = left.right + TURN / 2 - 1
  const width = right.right + 8 - (left.left - 8)
  /** Back to CLOSED, along the lane. */
  const home = [
    [a - 10, lane],
    [a - 10, r2 + hb],
  ] as const

  return {
    name: 'map',
    width: w,
    height: h,
    nodes,
    type: { size, split: false },
    corner: {
      x: opening.right + 16,
      y: top + size,
      leading: size + 1.5,
      lines: Math.floor((r1 - k / 2 - 4 - top) / (size + 1.5)),
    },
    groups: [
      {
        name: 'opening',
        x: opening.left - 10,
        y: top,
        width: wb + 20,
        height: foot - top,
        label: { x: opening.left, y: top + label - 2, anchor: 'start' },
      },
      {
        name: 'active_close',
        x: left.left - 8,
        y: top,
        width,
        height: active - top,
        label: { x: left.left, y: top + label - 2, anchor: 'start' },
      },
      {
        name: 'passive_close',
        x: left.left - 8,
        y: passive,
        width,
        height: foot - passive,
        label: { x: left.left, y: passive + label - 2, anchor: 'start' },
      },
    ],
    ways: {
      'CLOSED>LISTEN': [
        [shut.right, r2 - k],
        [fork, r2 - k],
        [fork, r1],
        [opening.left, r1],
      ],
      'LISTEN>CLOSED': [
        [opening.left, r1 - k],
        [a + 8, r1 - k],
        [a + 8, r2 - hb],
      ],
      'CLOSED>SYN-SENT': [
        [shut.right, r2 + k],
        [fork, r2 + k],
        [fork, r3],
        [opening.left, r3],
      ],
      'SYN-SENT>CLOSED': [
        [opening.left, r3 + k],
        [a + 8, r3 + k],
        [a + 8, r2 + hb],
      ],
      'LISTEN>SYN-RECEIVED': [
        [b - 10, r1 + hb],
        [b - 10, r2 - hb],
      ],
      'SYN-RECEIVED>LISTEN': [
        [b + 10, r2 - hb],
        [b + 10, r1 + hb],
      ],
      'SYN-SENT>SYN-RECEIVED': [
        [b, r3 - hb],
        [b, r2 + hb],
      ],
      'LISTEN>SYN-SENT': [
        [opening.left, r1 + k],
        [opening.left - 6, r1 + k],
        [opening.left - 6, r3 - k],
        [opening.left, r3 - k],
      ],
      'SYN-RECEIVED>ESTABLISHED': [
        [opening.right, r2],
        [open.left, r2],
      ],
      'SYN-SENT>ESTABLISHED': [
        [opening.right, r3],
        [c, r3],
        [c, r2 + hb],
      ],
      'SYN-RECEIVED>FIN-WAIT-1': [
        [opening.right, r2 - k],
        [early, r2 - k],
        [early, r1 - k / 2],
        [left.left, r1 - k / 2],
      ],
      'ESTABLISHED>FIN-WAIT-1': [
        [open.right, r2 - k / 2],
        [close, r2 - k / 2],
        [close, r1 + k],
        [left.left, r1 + k],
      ],
      'ESTABLISHED>CLOSE-WAIT': [
        [open.right, r2 + k / 2],
        [close, r2 + k / 2],
        [close, r3],
        [left.left, r3],
      ],
      'FIN-WAIT-1>FIN-WAIT-2': [
        [left.right, r1 - 2],
        [right.left, r1 - 2],
      ],
      'FIN-WAIT-1>CLOSING': [
        [d, r1 + hb],
        [d, rd - hb],
      ],
      'FIN-WAIT-1>TIME-WAIT': [
        [left.right, r1 + k],
        [turn, r1 + k],
        [turn, rd - k],
        [right.left, rd - k],
      ],
      'FIN-WAIT-2>TIME-WAIT': [
        [e, r1 + hb],
        [e, rd - hb],
      ],
      'CLOSING>TIME-WAIT': [
        [left.right, rd + 2],
        [right.left, rd + 2],
      ],
      'CLOSE-WAIT>LAST-ACK': [
        [left.right, r3],
        [right.left, r3],
      ],
      'TIME-WAIT>CLOSED': [[right.right, rd], [w - 3, rd], [w - 3, lane], ...home],
      'LAST-ACK>CLOSED': [[e, r3 + hb], [e, lane], ...home],
    },
    asides: {
      'SYN-RECEIVED>CLOSED': [
        [opening.left, r2],
        [shut.right, r2],
      ],
      'ESTABLISHED>CLOSED': [[c + 12, r2 + hb], [c + 12, lane], ...home],
      'FIN-WAIT-1>CLOSED': [
        [d, r1 - hb],
        [d, 1],
        [a - 10, 1],
        [a - 10, r2 - hb],
      ],
      'FIN-WAIT-2>CLOSED': [
        [e, r1 - hb],
        [e, 1],
        [a - 10, 1],
        [a - 10, r2 - hb],
      ],
      'CLOSING>CLOSED': [[left.left, rd], [left.left - 5, rd], [left.left - 5, lane], ...home],
      'CLOSE-WAIT>CLOSED': [[d, r3 + hb], [d, lane], ...home],
    },
  }
}
