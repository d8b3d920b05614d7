import { createContext } from 'react'
import type { State } from '../tcp/tcb/state'

/** What of the diagrams one can ask about. */
export type Asked =
  | { readonly kind: 'state'; readonly state: State }
  | { readonly kind: 'segment'; readonly id: number }
  | { readonly kind: 'transition'; readonly from: State; readonly to: State }
  /** What is told of this moment, all of it. */
  | { readonly kind: 'moment' }

/** What can be done with the diagrams beside looking at them. */
export interface Asking {
  /** What is answered at the moment. */
  readonly asked: Asked | undefined
  /** @param origin what was pressed: it has the focus again when the answer is closed; as before, unless given */
  ask(asked: Asked, origin?: Element): void
  /** Goes to a place on the axis of time. */
  seek(place: number): void
}

/** Nothing, where a diagram is a picture. */
export const AskingContext = createContext<Asking | null>(null)
