import type { State } from '../../tcp/tcb/state'
import type { Kind, Side } from '../../timeline/timeline'
import type { Frame } from './frame'
import type { Box, Point, Stroke } from './geometry'

/** Everything has the playing time from which it is seen. */
interface Timed {
  readonly at: number
}

/**
 * A stretch of a bar along a lifeline: a state of the endpoint, from the moment in which it is entered until the next;
 * or, beside it where data wait to be read, the receive buffer (`room`) and how much of it they fill (`unread`).
 */
export interface Ribbon extends Timed {
  readonly kind: 'state' | 'room' | 'unread'
  readonly side: Side
  readonly state: State
  readonly title: string
  readonly until: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A short text in a margin. */
export interface Note extends Timed {
  readonly kind: 'state' | 'call' | 'verdict' | 'timer'
  readonly side: Side
  readonly text: string
  readonly title: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
  readonly box: Box
  /** Playing time from which it is no longer told; a state stays, but is no longer the present one. */
  readonly until: number
}

/** The way of a call from the margin to the lifeline. */
export interface Entry extends Timed {
  readonly side: Side
  readonly from: number
  readonly to: number
  readonly y: number
}

/** One line of text along a segment, in a frame that is turned by `angle` degrees around `anchor`. */
export interface LineText {
  readonly anchor: Point
  readonly angle: number
  /** Of the baseline. */
  readonly dy: number
  /** Each may be empty. */
  readonly flags: string
  readonly numbers: string
  readonly word: string
  /** Set a size smaller. */
  readonly tight: boolean
  /** It stands in the margin where the segment leaves, and is told as soon as it does. */
  readonly outside?: true
  readonly box: Box
}

/** A level text whose capitals are centred on (x, y). */
export interface LevelText extends Point {
  readonly text: string
  readonly box: Box
}

export interface SegmentLine extends Timed {
  readonly id: number
  readonly side: Side
  readonly kind: Kind
  readonly alarm: boolean
  readonly flags: string
  /** Sequence numbers and length, as they are told while it is on its way. */
  readonly numbers: string
  readonly title: string
  /** Of its title, what is told while it is on its way: nothing of how that ends. */
  readonly departure: string
  /** Playing times of its way; it may leave a little after the moment that sends it. */
  readonly start: number
  readonly end: number
  readonly lost: boolean
  /** Its way as strokes: one, or two on a link that leads back to its sender. */
  readonly strokes: readonly Stroke[]
  readonly texts: readonly LineText[]
  /** The cross of a lost segment, and the word beside it. */
  readonly loss: { readonly point: Point; readonly word: LevelText | null } | null
  readonly top: number
  readonly bottom: number
}

export interface FoldMark extends Timed {
  readonly y: number
  /** How long it was; null where segments that were on their way all along leave no room. */
  readonly length: LevelText | null
  /** The dotted line on which it stands: from left to right, with breaks where words stand. */
  readonly dots: readonly (readonly [from: number, to: number])[]
}

/** A running timer: a bracket beside the lifeline. */
export interface Bracket extends Timed {
  readonly side: Side
  readonly x: number
  readonly y: number
  readonly height: number
  readonly until: number
  /** It stays to be seen when it has ended: it went off, or it is why the run takes so long. */
  readonly stays: boolean
  readonly title: string
}

export interface TimeMark extends Timed {
  /** Height at which the last of what happens at this instant stands. */
  readonly foot: number
  readonly y: number
  readonly text: string
}

/** The whole ladder, ready to be drawn. */
export interface Scene {
  readonly frame: Frame
  readonly height: number
  readonly pxPerSecond: number
  readonly duration: number
  readonly ribbons: readonly Ribbon[]
  readonly notes: readonly Note[]
  readonly entries: readonly Entry[]
  readonly lines: readonly SegmentLine[]
  readonly folds: readonly FoldMark[]
  readonly brackets: readonly Bracket[]
  readonly times: readonly TimeMark[]
}

/** The playing time that is drawn at a height: none before the run, none after it. */
export const timeAt = ({ frame, pxPerSecond, duration }: Scene, y: number): number =>
  Math.min(duration, Math.max(0, (y - frame.top) / pxPerSecond))

export const yOf = (scene: Pick<Scene, 'frame' | 'pxPerSecond'>, playing: number) =>
  scene.frame.top + playing * scene.pxPerSecond
