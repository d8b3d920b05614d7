import type { State } from '../tcp/tcb/state'
import type { EndpointSnapshot, Profile } from '../timeline/timeline'

/**
 * What other people's pages hang on: names, commands, events. The shell and the player that it fetches
 * share this file, so it holds next to no code.
 */

/** Attributes of the element, and parameters of the frame's address. */
export { OPTION_NAMES as ATTRIBUTES } from '../playback/names'

/** What an author asks for, in the author's own words: nothing in it has been checked. */
export interface Request {
  readonly options: readonly (readonly [name: string, value: string])[]
  /** A scenario of the author's own. */
  readonly text?: string | undefined
  /** The same, as the fragment of an address carries it. */
  readonly packed?: string | undefined
  /** Languages to speak where the options say none, the most wanted first. */
  readonly languages: readonly string[]
}

/** What a player can be told to do; the methods of the element, and the messages to the frame. */
export type Command =
  | { readonly type: 'play' | 'pause' | 'next' | 'previous' | 'reset' }
  | { readonly type: 'goTo'; readonly step: number }
  /** Playing seconds from the start of what is played. */
  | { readonly type: 'currentTime'; readonly currentTime: number }
  | { readonly type: 'playbackRate'; readonly playbackRate: number }

/** One moment of a run: where it is, and both endpoints in full. */
export interface Snapshot {
  readonly scenario: string
  readonly profile: Profile
  readonly step: number
  readonly steps: number
  /** Simulated seconds. */
  readonly time: number
  readonly client: EndpointSnapshot
  readonly server: EndpointSnapshot
}

/** After HTMLMediaElement where it has a word. Times in playing seconds. */
export interface PlayState {
  readonly currentTime: number
  /** NaN until there is something to play. */
  readonly duration: number
  readonly paused: boolean
  readonly ended: boolean
  readonly playbackRate: number
  readonly step: number
  /** Number of the last step. */
  readonly steps: number
  readonly snapshot: Snapshot | null
}

/** Before there is something to play. */
export const AT_REST: PlayState = {
  currentTime: 0,
  duration: Number.NaN,
  paused: true,
  ended: false,
  playbackRate: 1,
  step: 0,
  steps: 0,
  snapshot: null,
}

export interface StepChange {
  readonly step: number
  readonly client: State
  readonly server: State
  /** What happens at this step, as play tells it, in the language of the player. */
  readonly narration: string
  /** What the author of the scenario says of it. */
  readonly note?: string
}

/** What is wrong with a scenario's text, and where; lines and columns from 1. */
export interface ScenarioFault {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** What a player tells of itself. */
export type Report =
  | { readonly type: 'play' | 'pause' | 'timeupdate' | 'ratechange' | 'ended' | 'ready' }
  | { readonly type: 'stepchange'; readonly detail: StepChange }
  | { readonly type: 'scenarioerror'; readonly detail: ScenarioFault }

export type Listener = (report: Report) => void

/** A player in its place. */
export interface Embedding {
  readonly state: PlayState
  /** Of what is shown, in the language of the player; empty while nothing is. */
  readonly title: string
  update(request: Request): void
  /** Obeyed at once, or as soon as there is something to play. */
  obey(command: Command): void
  end(): void
}

/** What the shell asks of the module that it fetches. */
export interface PlayerModule {
  /**
   * Puts a player into an element.
   * @param onShown told when there is something to see: what stood there before may go
   */
  embed(stage: HTMLElement, request: Request, listener: Listener, onShown: () => void): Embedding
}
