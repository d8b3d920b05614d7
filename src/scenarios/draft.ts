import type { Fault, Gate, HostOptions, Microseconds, Setting, Step } from '../simulation/script'
import type { BestPanel, Profile, Side, Words } from '../timeline/timeline'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Words of which the other language may still come. */
export type DraftWords = Mutable<Partial<Words>>

export interface DraftStep extends Mutable<Omit<Step, 'note'>> {
  readonly note: DraftWords
}

/** A script while its lines are being read. */
export interface Draft {
  readonly title: DraftWords
  readonly intro: DraftWords
  readonly questions: DraftWords[]
  readonly answer: DraftWords
  readonly find: string[]
  profile?: Profile
  panel?: BestPanel
  delay?: Microseconds
  self: boolean
  readonly hosts: Readonly<Record<Side, Mutable<Partial<HostOptions>>>>
  readonly settings: Setting[]
  readonly steps: DraftStep[]
  readonly faults: Fault[]
  /** Gates, phase and point that await their step. */
  gates: Gate[]
  phase?: string | undefined
  /** The line of the point that awaits its step. */
  point?: number | undefined
  /** The line of the one point that there is. */
  pointLine?: number
  /** The line of the first step or gate: there the header is over. */
  headerEnd?: number
  /** Calls, injections and gates so far. */
  issued: number
}

export const emptyDraft = (): Draft => ({
  title: {},
  intro: {},
  questions: [],
  answer: {},
  find: [],
  self: false,
  hosts: { client: {}, server: {} },
  settings: [],
  steps: [],
  faults: [],
  gates: [],
  issued: 0,
})
