import type { Script } from '../simulation/script'
import type { Profile, Timeline, Words } from '../timeline/timeline'
import type { Watch } from './computing'
import { inLibrary } from './library'
import type { Ignored } from './options'
import type { UnpackProblem } from './packed-script'
import type { Recitals } from './recital'

/** What is shown where nothing else is asked for. */
export const FIRST_SCENARIO = 'connection-lifecycle'

/** What did not go as an address or an author asks. */
export type Problem =
  | { readonly kind: 'ignored'; readonly ignored: Ignored }
  | { readonly kind: 'unpack'; readonly problem: UnpackProblem }
  | ({ readonly kind: 'parse' } & Fault)
  | ({ readonly kind: 'run'; readonly title: Words } & Fault)
  /** Something in a scenario's text has no effect, or not what one may expect; it is shown all the same. */
  | { readonly kind: 'remark'; readonly words: Words }
  /** The run has more moments than are shown: there are too many, or someone did not want to wait. */
  | { readonly kind: 'broken off'; readonly moments: number; readonly cancelled: boolean }
  /** The scenario could not be fetched. */
  | { readonly kind: 'unreachable' }

/** A place in a scenario's text, from 1, and what is wrong there. */
export interface Fault {
  readonly line: number
  readonly column: number
  readonly message: string
}

export const asProblem = (ignored: Ignored): Problem => ({ kind: 'ignored', ignored })

export type ReadScript =
  | { readonly ok: true; readonly script: Script }
  | { readonly ok: false; readonly problem: Problem }

/** Reads a scenario of one's own. Only who brings one needs the parser: it is fetched then. */
export async function readScript(text: string): Promise<ReadScript> {
  const { parse } = await import('../scenarios/parse')
  const parsed = parse(text, 'own')
  if (parsed.ok) return parsed
  const { line = 1, column = 1, message = '' } = parsed.errors[0] ?? {}
  return { ok: false, problem: { kind: 'parse', line, column, message } }
}

/** Reads a scenario of one's own as it stands in the fragment of an address. */
export async function readPacked(packed: string): Promise<ReadScript> {
  const { unpackScript } = await import('./packed-script')
  const unpacked = await unpackScript(packed)
  return unpacked.ok
    ? readScript(unpacked.text)
    : { ok: false, problem: { kind: 'unpack', problem: unpacked.problem } }
}

/** What to run: a scenario of the library, or one of one's own, which goes first. */
export interface Wanted extends Watch {
  readonly scenario?: string | undefined
  readonly own?: Script | undefined
  readonly profile?: Profile | undefined
}

export interface Ran {
  readonly timeline: Timeline
  readonly recitals?: Recitals | undefined
  /** Fetches what was run. */
  readonly script: () => Promise<Script>
  /** Empty where the run is the one that was wanted. */
  readonly problems: readonly Problem[]
  /** What there is to know about this run. */
  readonly remarks: readonly Problem[]
}

/** What there is to remark on a run, in every language: one may still choose another. */
async function toldOf(timeline: Timeline): Promise<readonly Problem[]> {
  if (!timeline.remarks) return []
  const { remarksInAll } = await import('./remarks')
  return (await remarksInAll(timeline)).map((words) => ({ kind: 'remark', words }))
}

/** Only what was not run when the project was built needs the engine: it is fetched then. */
async function runHere(script: Script, profile: Profile | undefined, watch: Watch): Promise<Ran> {
  const { compute } = await import('./computing')
  const result = await compute(script, profile, watch)
  if (result.ok) {
    const { timeline, brokenOff } = result
    const moments = timeline.moments.length - 1
    const cancelled = watch.signal?.aborted ?? false
    const remarks = brokenOff ? [{ kind: 'broken off', moments, cancelled } as const] : []
    const told = await toldOf(timeline)
    return { timeline, script: async () => script, problems: [], remarks: [...remarks, ...told] }
  }
  if (script.id === FIRST_SCENARIO) throw new Error(result.error.message)
  const instead = await openRun({ profile })
  return { ...instead, problems: [{ kind: 'run', title: script.title, ...result.error }] }
}

/**
 * Opens the run that is wanted. A scenario that does not run as asked gives way to the first one, and is told
 * of. Fails where something cannot be fetched.
 */
export async function openRun({ scenario = FIRST_SCENARIO, own, profile, ...watch }: Wanted): Promise<Ran> {
  if (own) return runHere(own, profile, watch)
  const { timeline, recitals, script } = (await inLibrary(scenario)?.()) ?? {}
  if (!timeline || !script) throw new Error(`No scenario is called ${scenario}.`)
  if (profile === undefined || profile === timeline.profile)
    return { timeline, recitals, script, problems: [], remarks: await toldOf(timeline) }
  return runHere(await script(), profile, watch)
}
