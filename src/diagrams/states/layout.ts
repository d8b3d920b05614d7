import type { State } from '../../tcp/tcb/state'
import { arrowhead, type Point, pathData, shortened, type Track, trackOf } from './geometry'
import type { Route } from './routes'

/** A node: its centre, and how large it is. */
export interface NodeBox extends Point {
  readonly width: number
  readonly height: number
}

/** A line ready to be drawn. Its head is a triangle of its own, so that it takes the colour of the line. */
export interface Line extends Route {
  readonly path: string
  readonly head: readonly Point[]
  /** From the border of one node to the border of the next. */
  readonly track: Track
}

/** A part of the figure with a name. */
export interface Group {
  readonly name: 'opening' | 'active_close' | 'passive_close'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Where its name stands, if it is told: the baseline. */
  readonly label?: Point & { readonly anchor: 'start' | 'middle' | 'end' }
}

/** Where the words of what happens now stand in a figure whose lines have none: a free corner of it. */
export interface Corner extends Point {
  /** Baseline to baseline, and how many lines there is room for. */
  readonly leading: number
  readonly lines: number
}

/** Everything that a drawing of the figure needs to know, without the DOM. In units of the drawing. */
export interface Layout {
  /** With words at all its transitions; without; without the transitions, too. */
  readonly name: 'full' | 'map' | 'rows'
  readonly width: number
  readonly height: number
  readonly nodes: Readonly<Record<State, NodeBox>>
  /** Height of what answers to a finger: 44 CSS pixels, or what the rows leave. */
  readonly target: number
  /** Size of the names, where the style sheet does not say it, and whether they stand in two lines. */
  readonly type?: { readonly size: number; readonly split: boolean }
  /** Radius of the tokens, and how far beyond the borders of a node they move round it. */
  readonly token: { readonly radius: number; readonly out: number }
  readonly lines: ReadonlyMap<string, Line>
  readonly groups: readonly Group[]
  /** The one line that stands for a reset in any state; only where there is room for its words. */
  readonly reset?: Omit<Line, keyof Route>
  readonly corner?: Corner
  /** The line from one state to another, be it among the lines or not. */
  line(from: State, to: State): Line
}

export interface Pen {
  readonly corner: number
  readonly arrow: { readonly length: number; readonly width: number }
}

/** Room between the tip of an arrow and the border of the node. */
const TIP_GAP = 1.5

export function lineOf<R extends Pick<Route, 'points'>>({ corner, arrow }: Pen, route: R) {
  const points = shortened(route.points, TIP_GAP)
  return {
    ...route,
    path: pathData(shortened(points, arrow.length - 1), corner),
    head: arrowhead(points, arrow.length, arrow.width),
    track: trackOf(route.points, corner),
  }
}
