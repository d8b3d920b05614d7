import { basename } from 'node:path'
import { find, type Profile, parse, run, type Script, type Timeline } from '../engine'
import { timelineJson } from '../exports/json'
import { timelineText } from '../exports/text'
import { Failure, oneOf } from './failure'
import { nameOf, readText } from './input'
import { readArguments } from './options'
import { write } from './output'

const FORMATS = { text: timelineText, json: timelineJson }
const FORMATS_TO_COME: readonly string[] = ['mermaid', 'svg', 'pcap']

const OPTIONS = {
  profile: { type: 'string' },
  format: { type: 'string', default: 'text' },
  output: { type: 'string', short: 'o' },
} as const
const OPTIONS_TO_COME = {
  step: { type: 'string' },
  animate: { type: 'boolean' },
  lang: { type: 'string' },
  theme: { type: 'string' },
} as const

/** A built-in scenario by its id, else a file, else standard input. */
async function scriptOf(argument: string): Promise<Script> {
  const builtIn = find(argument)
  if (builtIn) return builtIn.script
  const isPath = argument === '-' || /[./\\]/.test(argument)
  const text = await readText(argument).catch((error: unknown) => {
    if (isPath) throw error
    throw new Failure(`"${argument}" is neither a scenario (see tcp-visualizer list) nor a file`)
  })
  const parsed = parse(text, argument === '-' ? 'stdin' : basename(argument, '.tcp'))
  if (!parsed.ok) throw new Failure(`${nameOf(argument)}: ${parsed.errors[0]?.message}`)
  return parsed.script
}

async function timelineOf(argument: string, profile: Profile | undefined): Promise<Timeline> {
  const result = run(await scriptOf(argument), profile)
  if (result.ok) return result.timeline
  const { line, column, message } = result.error
  throw new Failure(`${nameOf(argument)}: Line ${line}, column ${column}: ${message}`)
}

/** `run SCENARIO|FILE|-`: a scenario's run as text or JSON. */
export async function runCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, { ...OPTIONS, ...OPTIONS_TO_COME })
  const toCome = Object.keys(OPTIONS_TO_COME).find((name) => name in values)
  if (toCome) throw new Failure(`--${toCome} is not available yet`)
  if (FORMATS_TO_COME.includes(values.format))
    throw new Failure(`--format ${values.format} is not available yet`)
  const format = FORMATS[oneOf('format', values.format, ['text', 'json'])]
  const profile =
    values.profile === undefined ? undefined : oneOf('profile', values.profile, ['rfc9293', 'linux'])
  const [argument, ...more] = positionals
  if (argument === undefined || more.length > 0) {
    throw new Failure('run takes one scenario, file or "-"; see tcp-visualizer --help')
  }
  await write(format(await timelineOf(argument, profile)), values.output)
}
