import { basename } from 'node:path'
import { find, type Profile, parse, run, type Script, scenarios, type Timeline } from '../engine'
import { LANGUAGES } from '../messages/messages'
import { remarksIn } from '../playback/remarks'
import { near } from '../scenarios/suggest'
import { Failure, oneOf } from './failure'
import { FORMATS, THEMES, WIDTHS, WRITERS } from './formats'
import { nameOf, readText } from './input'
import { readArguments } from './options'
import { write } from './output'

const OPTIONS = {
  profile: { type: 'string' },
  format: { type: 'string', default: 'text' },
  step: { type: 'string' },
  animate: { type: 'boolean' },
  once: { type: 'boolean' },
  captions: { type: 'boolean' },
  width: { type: 'string' },
  lang: { type: 'string' },
  theme: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const

/** A built-in scenario by its id, else a file, else standard input. */
export async function scriptOf(argument: string): Promise<Script> {
  const builtIn = find(argument)
  if (builtIn) return builtIn.script
  const isPath = argument === '-' || /[./\\]/.test(argument)
  const text = await readText(argument).catch((error: unknown) => {
    if (isPath) throw error
    const meant = near(
      argument,
      scenarios.map(({ id }) => id),
    )
    const hint = meant.length > 0 ? `; did you mean ${meant.join(' or ')}?` : ''
    throw new Failure(`"${argument}" is neither a scenario (see tcp-visualizer list) nor a file${hint}`)
  })
  const parsed = parse(text, argument === '-' ? 'stdin' : basename(argument, '.tcp'))
  if (!parsed.ok) throw new Failure(`${nameOf(argument)}: ${parsed.errors[0]?.message}`)
  return parsed.script
}

/** The run of a script, which `argument` has named. */
export function timelineOf(script: Script, argument: string, profile: Profile | undefined): Timeline {
  const result = run(script, profile)
  if (result.ok) {
    const { timeline, brokenOff } = result
    if (brokenOff) {
      const moments = (timeline.moments.length - 1).toLocaleString('en')
      process.stderr.write(
        `tcp-visualizer: ${nameOf(argument)}: the run is broken off after ${moments} moments\n`,
      )
    }
    return timeline
  }
  const { line, column, message } = result.error
  throw new Failure(`${nameOf(argument)}: Line ${line}, column ${column}: ${message}`)
}

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values']

/** What is asked for, each option where it means something. */
function wishesOf(values: Values) {
  const { format: name, lang, theme, step, width, animate = false, once = false, captions = false } = values
  const format = oneOf('format', name, FORMATS)
  const only = (option: string, given: unknown, isMeant: boolean, where: string) => {
    if (given && !isMeant) throw new Failure(`--${option} goes with ${where}`)
  }
  only('animate', animate, format === 'svg', '--format svg')
  only('theme', theme !== undefined, format === 'svg', '--format svg')
  only('once', once, animate, '--animate')
  only('captions', captions, animate, '--animate')
  only('width', width !== undefined, format === 'svg', '--format svg')
  only('step', step !== undefined, !animate, 'a still picture, not with --animate')
  const hasWords = format !== 'json' && format !== 'pcap'
  only('lang', lang !== undefined, hasWords, '--format text, mermaid or svg')
  return {
    format,
    lang: oneOf('language', lang ?? 'en', LANGUAGES),
    theme: oneOf('theme', theme ?? 'auto', THEMES),
    animate,
    once,
    captions,
    width: width === undefined ? undefined : widthOf(width),
  }
}

/** The width of a picture as it stands on the command line. */
function widthOf(text: string): number {
  const width = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (width >= WIDTHS.least && width <= WIDTHS.most) return width
  throw new Failure(`--width ${JSON.stringify(text)}: give ${WIDTHS.least} to ${WIDTHS.most} pixels`)
}

/** A step of a run by its number, as it stands on the command line. */
export function stepOf(text: string, { moments, scenario }: Timeline): number {
  const last = moments.length - 1
  const step = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (step <= last) return step
  throw new Failure(`--step ${JSON.stringify(text)} is no step of ${scenario}: give 0 to ${last}`)
}

/** `run SCENARIO|FILE|-`: a scenario's run in any of the formats. */
export async function runCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const wishes = wishesOf(values)
  const profile =
    values.profile === undefined ? undefined : oneOf('profile', values.profile, ['rfc9293', 'linux'])
  const [argument, ...more] = positionals
  if (argument === undefined || more.length > 0) {
    throw new Failure('run takes one scenario, file or "-"; see tcp-visualizer --help')
  }
  const timeline = timelineOf(await scriptOf(argument), argument, profile)
  for (const { whole } of await remarksIn(timeline, 'en')) process.stderr.write(`${whole}\n`)
  const step = values.step === undefined ? undefined : stepOf(values.step, timeline)
  await write(await WRITERS[wishes.format](timeline, { ...wishes, step }), values.output)
}
