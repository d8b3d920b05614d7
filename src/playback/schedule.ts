import type { Timeline } from '../timeline/timeline'

/** A stretch of simulated time of which only a little is played. */
export interface Fold {
  /** Playing seconds. */
  readonly start: number
  readonly end: number
  /** Simulated seconds that pass in it. */
  readonly length: number
}

/**
 * Screen time is not simulated time: playing seconds, at speed 1, for a Timeline.
 * The vertical axis of the sequence diagram is playing time times a constant.
 */
export interface Schedule {
  /** Playing seconds from moment 0 to the end; a little longer than the last moment. */
  readonly duration: number
  /** Playing time of each moment, strictly increasing: moments at one instant are a beat apart. */
  readonly moments: readonly number[]
  /** Playing times between which each segment, by id, is on its way; `end` of a lost one is where it is lost. */
  readonly flights: readonly { readonly start: number; readonly end: number }[]
  readonly folds: readonly Fold[]
  /** Monotonic; `toSimulated(toPlaying(t)) = t` for every t of the run. */
  toPlaying(simulated: number): number
  toSimulated(playing: number): number
  /** The last moment at or before this playing time. */
  stepAt(playing: number): number
}

export declare function schedule(timeline: Timeline): Schedule
