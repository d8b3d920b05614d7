/**
 * Measures of the figure, in user units. Its topology is in routes.ts; a grid says only how wide and how
 * high, so that the figure can be set with all its labels or, in a small box, without.
 */
export interface Grid {
  readonly name: 'full' | 'compact'
  readonly width: number
  readonly height: number
  readonly node: {
    readonly width: number
    readonly height: number
    /** Height of what answers to a finger: 44 CSS pixels, or what the rows leave. */
    readonly target: number
  }
  /** Centre lines of the three columns: passive opening and active close; the middle; active opening. */
  readonly left: number
  readonly middle: number
  readonly right: number
  /** Centre lines of the seven rows. */
  readonly closed: number
  readonly listen: number
  readonly syn: number
  readonly established: number
  readonly closing1: number
  readonly closing2: number
  readonly timeWait: number
  /** The ways back to CLOSED on the far right, and the height at which the outer one passes above CLOSED. */
  readonly rails: { readonly outer: number; readonly inner: number; readonly top: number }
  /** The way of a reset from the states on the left. */
  readonly margin: number
  /** Distance of a line from the centre of the node, or of the row, where two or three share a side. */
  readonly offset: {
    readonly closedHead: number
    readonly closedSide: number
    readonly closedFoot: number
    readonly listenFoot: number
    readonly side: number
    readonly synSentHead: number
    readonly early: number
    readonly lastAck: number
  }
  readonly corner: number
  readonly arrow: { readonly length: number; readonly width: number }
}

/** Every edge carries its label. */
export const FULL: Grid = {
  name: 'full',
  width: 550,
  height: 694,
  node: { width: 110, height: 30, target: 64 },
  left: 97,
  middle: 259,
  right: 421,
  closed: 42,
  listen: 130,
  syn: 238,
  established: 346,
  closing1: 444,
  closing2: 544,
  timeWait: 642,
  rails: { outer: 544, inner: 534, top: 8 },
  margin: 2,
  offset: {
    closedHead: 28,
    closedSide: 9,
    closedFoot: 12,
    listenFoot: 28,
    side: 7,
    synSentHead: 16,
    early: 30,
    lastAck: 20,
  },
  corner: 10,
  arrow: { length: 8, width: 7 },
}

/** No labels but a caption for what happens now. */
export const COMPACT: Grid = {
  name: 'compact',
  width: 328,
  height: 366,
  node: { width: 90, height: 24, target: 49 },
  left: 53,
  middle: 159,
  right: 265,
  closed: 30,
  listen: 94,
  syn: 146,
  established: 196,
  closing1: 246,
  closing2: 296,
  timeWait: 346,
  rails: { outer: 325, inner: 318, top: 7 },
  margin: 2,
  offset: {
    closedHead: 22,
    closedSide: 7,
    closedFoot: 9,
    listenFoot: 22,
    side: 5,
    synSentHead: 13,
    early: 24,
    lastAck: 14,
  },
  corner: 7,
  arrow: { length: 6, width: 5.5 },
}

/** The least scale at which the labels of the full figure, 13 units high, can be read: at 9 CSS pixels. */
const LEAST_SCALE = 9 / 13

/** The grid that suits a box of this many CSS pixels; an unknown height does not bind. */
export function gridFor(width: number, height = Number.POSITIVE_INFINITY): Grid {
  return Math.min(width / FULL.width, height / FULL.height) >= LEAST_SCALE ? FULL : COMPACT
}
