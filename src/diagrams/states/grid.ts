/** Measures of the full figure, in user units. Its topology is in routes.ts. */
export interface Grid {
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
