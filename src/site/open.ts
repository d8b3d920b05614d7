import { type Language, loadMessages } from '../messages/messages'
import { recitalOf } from '../panels/narration/recital'
import { loadTelling } from '../panels/narration/telling'
import { inLibrary } from '../playback/library'
import { asProblem, FIRST_SCENARIO, openRun, type Problem, type Ran, readPacked } from '../playback/opening'
import { type Options, withinRun } from '../playback/options'
import type { Recital, Recitals } from '../playback/recital'
import type { Script } from '../simulation/script'
import type { Timeline } from '../timeline/timeline'
import { type Address, readAddress } from './address'
import { languageFor, recall } from './preferences'

/** A run that is ready to be shown, and what was left aside on the way to it. */
export interface Opened {
  /** Names the scenario, built in or of one's own, whichever way it is run. */
  readonly document: string
  readonly timeline: Timeline
  readonly recitals?: Recitals | undefined
  readonly script: () => Promise<Script>
  /** How the run is told in the language that is spoken. */
  readonly recital?: Recital | undefined
  readonly options: Options
  /** The packed script of one's own that this run comes from. */
  readonly packed?: string
  readonly own?: Script
  readonly problems: readonly Problem[]
  /** The step to stand at if this run takes the place of another of the same document. */
  readonly resumeAt?: number
  /** Chosen from within the player: the focus goes back there. */
  readonly focused?: boolean
}

/** Opens what an address says; what cannot be opened gives way to the first scenario. */
export async function openAddress(search: string, fragment: string): Promise<Opened> {
  const address = readAddress(search, fragment, (id) => inLibrary(id) !== undefined)
  // The words are wanted as soon as the run, what tells it soon after: fetched beside it.
  void loadTelling(languageFor(address.options.lang, recall().lang)).catch(() => {})
  const problems = address.ignored.map(asProblem)
  if (address.script === undefined) return open(address.options, problems)
  return openPacked({ ...address, script: address.script }, problems)
}

async function openPacked(address: Address & { script: string }, problems: Problem[]): Promise<Opened> {
  const { options, script: packed } = address
  const read = await readPacked(packed)
  return read.ok
    ? open(options, problems, { packed, own: read.script })
    : open(options, [...problems, read.problem])
}

/** Runs a scenario of the library, or one of one's own, as far as the options ask. */
export async function open(
  options: Options,
  problems: readonly Problem[] = [],
  own?: { readonly packed: string; readonly own: Script },
): Promise<Opened> {
  const ran = own ? await openOwn(options, own.own) : await openRun(options)
  const { timeline, recitals, script } = ran
  const asked = ran.problems.length === 0
  const shown = asked ? options : { ...options, scenario: FIRST_SCENARIO }
  const duration = timeline.moments.at(-1)?.time ?? 0
  const within = withinRun(shown, timeline.moments.length - 1, duration)
  const all = [...problems, ...ran.problems, ...ran.remarks, ...within.ignored.map(asProblem)]
  const document = asked && own ? `#${own.packed}` : timeline.scenario
  const { step } = within.options
  const place = step === undefined ? {} : { resumeAt: step }
  const run = { document, timeline, recitals, script }
  return { ...run, options: within.options, problems: all, ...place, ...(asked && own) }
}

/** A run with all that its first sight needs in a language: its words, and what tells it where it is not at its start. */
export async function spokenIn(opened: Opened, language: Language): Promise<Opened> {
  const { step = 0, t = 0, autoplay } = opened.options
  const [recital] = await Promise.all([
    recitalOf(opened, language),
    loadMessages(language),
    (step > 0 || t > 0 || autoplay) && loadTelling(language),
  ])
  return { ...opened, recital }
}

/** How long a scenario of one's own takes, nobody knows before. */
async function openOwn(options: Options, own: Script): Promise<Ran> {
  const { watched } = await import('./computing')
  const lang = languageFor(options.lang, recall().lang)
  return watched(lang, (watch) => openRun({ ...options, own, ...watch }))
}
