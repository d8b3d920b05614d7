import { find, parse, run, type Script, type Timeline } from '../engine'
import { loadNoticeMessages } from '../messages/messages'
import { expectation } from '../panels/notices/reasons'
import { FIRST_SCENARIO } from '../playback/opening'
import { type Ignored, type Options, readOptions, withinRun } from '../playback/options'

/** What a fenced block asks to show. */
export interface Fence {
  /** What the player is told, in the author's words. */
  readonly attributes: readonly (readonly [name: string, value: string])[]
  /** The same, understood. */
  readonly options: Options
  /** A scenario of the author's own; empty where a built-in one is shown. */
  readonly text: string
  readonly timeline: Timeline
}

/** What is wrong in a fenced block, and where: lines from 1 in its text, 0 is the fence itself. */
export class FenceError extends Error {
  constructor(
    message: string,
    readonly line = 0,
    readonly column = 1,
  ) {
    super(message)
  }
}

async function refuse(ignored: readonly Ignored[]): Promise<void> {
  const [first] = ignored
  if (!first) return
  const { parameter, value, expected } = first
  if (expected.kind === 'nothing') throw new FenceError(`“${parameter}” is no attribute of a player.`)
  const words = expectation(await loadNoticeMessages('en'), expected)
  throw new FenceError(`“${parameter}=${value}”: expected ${words}.`)
}

/** A text's own script, or the built-in one that is named. */
function scriptOf(text: string, scenario: string | undefined): Script | undefined {
  if (text === '') return find(scenario ?? FIRST_SCENARIO)?.script
  if (scenario !== undefined) throw new FenceError('Give the id of a scenario, or its text, not both.')
  const parsed = parse(text, 'scenario')
  if (parsed.ok) return parsed.script
  const [first] = parsed.errors
  throw new FenceError(first?.message ?? 'This is no scenario.', first?.line, first?.column)
}

/**
 * Reads a fenced block, and runs its scenario. Throws a FenceError where any of it is not understood: whoever
 * writes it can mend it.
 */
export async function readFence(attributes: Fence['attributes'], text: string): Promise<Fence> {
  const read = readOptions(attributes, (id) => find(id) !== undefined)
  await refuse(read.ignored)
  const { options } = read
  const script = scriptOf(text, options.scenario)
  if (!script) throw new FenceError(`No scenario is called ${options.scenario}.`)
  const result = run(script, options.profile)
  if (!result.ok) throw new FenceError(result.error.message, result.error.line, result.error.column)
  const { timeline } = result
  const { moments } = timeline
  await refuse(withinRun(options, moments.length - 1, moments.at(-1)?.time ?? 0).ignored)
  return { attributes, options, text, timeline }
}
