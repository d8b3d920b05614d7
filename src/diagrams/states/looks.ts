import type { ReactNode } from 'react'
import type { State } from '../../tcp/tcb/state'
import type { Side, Walk } from '../../timeline/timeline'

/** How a state looks. */
export interface NodeLook {
  /** In whose hue it is filled: nobody's, one's, or split between two. */
  readonly hues: readonly Side[]
  /** What is said of it to those who do not see it. */
  readonly label: string
  /** Somebody has been here. */
  readonly visited?: boolean
  /** Stands in the node instead of its name. */
  readonly inside?: ReactNode
}

/** How the line of a transition looks; those that are not told of are grey. */
export interface LineLook {
  /** In whose hue: in stripes where two have walked it. */
  readonly hues: readonly Side[]
  /** It is walked at this moment. */
  readonly now?: boolean
  /** It stands out, whoever may walk it. */
  readonly lit?: boolean
}

/**
 * All that a figure needs to know of what it shows. Where two endpoints stand, how many sockets are in a state, what
 * one has met: each is a function that makes looks, and the figure knows none of them.
 */
export interface Looks {
  readonly nodes: Readonly<Record<State, NodeLook>>
  /** By `routeKey`. */
  readonly lines: ReadonlyMap<string, LineLook>
  /** What is walked at this moment: its words stand out, and its way is drawn even if the figure has none for it. */
  readonly now: readonly Walk[]
  /** Ids of the transitions whose words stand out a little. */
  readonly told: ReadonlySet<string>
}
