import { loadMessages } from '../messages/messages'
import type { Ignored, Options } from '../playback/options'
import { withinRun } from '../playback/options'
import { type CatalogueEntry, catalogue } from '../scenarios/catalogue'
import { run } from '../simulation/run'
import type { Script } from '../simulation/script'
import type { Timeline, Words } from '../timeline/timeline'
import { type Address, readAddress } from './address'
import { type UnpackProblem, unpackScript } from './packed-script'
import { languageFor, recall } from './preferences'

const FIRST_SCENARIO = 'connection-lifecycle'

/** What did not go as the address asks. */
export type Problem =
  | { readonly kind: 'ignored'; readonly ignored: Ignored }
  | { readonly kind: 'unpack'; readonly problem: UnpackProblem }
  | { readonly kind: 'parse'; readonly message: string }
  | { readonly kind: 'run'; readonly title: Words; readonly message: string }
  /** The scenario could not be fetched. */
  | { readonly kind: 'unreachable' }

/** A run that is ready to be shown, and what was left aside on the way to it. */
export interface Opened {
  readonly timeline: Timeline
  readonly options: Options
  /** The packed script of one's own that this run comes from. */
  readonly packed?: string
  readonly own?: Script
  readonly problems: readonly Problem[]
  /** To be played as soon as it is shown, whatever the address says. */
  readonly started?: boolean
  /** Chosen from within the player: the focus goes back there. */
  readonly focused?: boolean
}

const find = (id: string): CatalogueEntry | undefined => catalogue.find((entry) => entry.id === id)

const asProblem = (ignored: Ignored): Problem => ({ kind: 'ignored', ignored })

/** Opens what an address says; what cannot be opened gives way to the first scenario. */
export async function openAddress(search: string, fragment: string): Promise<Opened> {
  const address = readAddress(search, fragment, (id) => find(id) !== undefined)
  // The words are wanted as soon as the run: fetched beside it.
  void loadMessages(languageFor(address.options.lang, recall().lang)).catch(() => {})
  const problems = address.ignored.map(asProblem)
  if (address.script === undefined) return open(address.options, problems)
  return openPacked({ ...address, script: address.script }, problems)
}

async function openPacked(address: Address & { script: string }, problems: Problem[]): Promise<Opened> {
  const { options, script: packed } = address
  const unpacked = await unpackScript(packed)
  if (!unpacked.ok) return open(options, [...problems, { kind: 'unpack', problem: unpacked.problem }])
  // Only who brings a script of their own needs the parser.
  const { parse } = await import('../scenarios/parse')
  const parsed = parse(unpacked.text, 'own')
  if (parsed.ok) return open(options, problems, { packed, own: parsed.script })
  const [error] = parsed.errors
  return open(options, [...problems, { kind: 'parse', message: error?.message ?? '' }])
}

/** Runs a scenario of the library, or one of one's own, as far as the options ask. */
export async function open(
  options: Options,
  problems: readonly Problem[] = [],
  script?: { readonly packed: string; readonly own: Script },
): Promise<Opened> {
  const wanted = script?.own ?? (await find(options.scenario ?? FIRST_SCENARIO)?.load())
  if (!wanted) throw new Error(`No scenario is called ${options.scenario ?? FIRST_SCENARIO}.`)
  const result = run(wanted, options.profile)
  if (!result.ok) {
    const failed: Problem = { kind: 'run', title: wanted.title, message: placed(result.error) }
    if (!script && wanted.id === FIRST_SCENARIO) throw new Error(failed.message)
    return open({ ...options, scenario: FIRST_SCENARIO }, [...problems, failed])
  }
  const { timeline } = result
  const duration = timeline.moments.at(-1)?.time ?? 0
  const within = withinRun(options, timeline.moments.length - 1, duration)
  const all = [...problems, ...within.ignored.map(asProblem)]
  return { timeline, options: within.options, problems: all, ...script }
}

const placed = ({ line, column, message }: { line: number; column: number; message: string }) =>
  `${line}:${column}: ${message}`
