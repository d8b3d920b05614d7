import { LANGUAGES, type Language } from '../messages/messages'
import type { Profile } from '../timeline/timeline'
import type { OptionName } from './names'
import { PANELS, type Panel } from './panels'
import { SPEEDS } from './speeds'

export const CONTROLS = ['full', 'minimal', 'none'] as const
export const THEMES = ['auto', 'light', 'dark'] as const
export const MOTIONS = ['auto', 'reduce', 'full'] as const
/** Whether play holds at each step until its text can have been read. */
export const PACES = ['read', 'flow'] as const
export const PROFILES = ['rfc9293', 'linux'] as const satisfies readonly Profile[]

export type Controls = (typeof CONTROLS)[number]
export type Theme = (typeof THEMES)[number]
export type ReadingPace = (typeof PACES)[number]
export type MotionPreference = (typeof MOTIONS)[number]

/** What a page's address or an element's attributes may say; what is absent has its default. */
export interface Options extends Readonly<Partial<Record<OptionName, unknown>>> {
  /** Id of a built-in scenario; default connection-lifecycle. */
  readonly scenario?: string
  /** The moment to stand at; 0 is the start. */
  readonly step?: number
  /** Simulated time in seconds; `step` wins over it. */
  readonly t?: number
  readonly speed?: number
  readonly autoplay?: boolean
  readonly loop?: boolean
  readonly controls?: Controls
  readonly panels?: readonly Panel[]
  readonly theme?: Theme
  readonly motion?: MotionPreference
  readonly pace?: ReadingPace
  readonly lang?: Language
  readonly profile?: Profile
  /** The range of steps to play, both inclusive. */
  readonly from?: number
  readonly to?: number
}

/** What a parameter should have been, for a message in any language. */
export type Expectation =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'scenario' | 'whole' | 'seconds' | 'range' | 'flag' }
  | { readonly kind: 'step'; readonly min: number; readonly max: number }
  | { readonly kind: 'time'; readonly max: number }
  | { readonly kind: 'one of' | 'some of'; readonly choices: readonly string[] }

/** A parameter that was ignored, and why. `nothing`: no parameter of this name is known. */
export interface Ignored {
  readonly parameter: string
  readonly value: string
  readonly expected: Expectation
}

export interface ReadOptions {
  readonly options: Options
  readonly ignored: readonly Ignored[]
}

type Reading<T> = { readonly value: T } | { readonly expected: Expectation }
type Reader<T> = (text: string) => Reading<T>

const oneOf =
  <T extends string>(choices: readonly T[]): Reader<T> =>
  (text) => {
    const value = choices.find((choice) => choice === text)
    return value === undefined ? { expected: { kind: 'one of', choices } } : { value }
  }

const someOf =
  <T extends string>(choices: readonly T[]): Reader<readonly T[]> =>
  (text) => {
    const names = text.split(',').map((name) => name.trim())
    const known = names.every((name) => choices.some((choice) => choice === name))
    return known
      ? { value: choices.filter((choice) => names.includes(choice)) }
      : { expected: { kind: 'some of', choices } }
  }

const speed: Reader<number> = (text) => {
  const value = SPEEDS.find((offered) => String(offered) === text)
  return value === undefined ? { expected: { kind: 'one of', choices: SPEEDS.map(String) } } : { value }
}

const whole: Reader<number> = (text) =>
  /^\d{1,9}$/.test(text) ? { value: Number(text) } : { expected: { kind: 'whole' } }

const seconds: Reader<number> = (text) =>
  /^\d{1,9}(\.\d{1,9})?$/.test(text) ? { value: Number(text) } : { expected: { kind: 'seconds' } }

/** As an attribute of HTML: its presence is enough. */
const flag: Reader<boolean> = (text) => {
  if (['', 'true', '1'].includes(text)) return { value: true }
  return ['false', '0'].includes(text) ? { value: false } : { expected: { kind: 'flag' } }
}

/** How each option is read; the compiler asks for one of each name. */
const READERS = {
  step: whole,
  t: seconds,
  speed,
  autoplay: flag,
  loop: flag,
  controls: oneOf(CONTROLS),
  panels: someOf(PANELS),
  theme: oneOf(THEMES),
  motion: oneOf(MOTIONS),
  pace: oneOf(PACES),
  lang: oneOf(LANGUAGES),
  profile: oneOf(PROFILES),
  from: whole,
  to: whole,
} as const satisfies Record<Exclude<OptionName, 'scenario'>, Reader<unknown>>

/**
 * Reads options from names and values as they stand in an address or in attributes. Never throws:
 * what is not understood is left out and reported. Of a name given twice the last counts.
 * @param isScenario whether there is a scenario of this id
 */
export function readOptions(
  entries: Iterable<readonly [string, string]>,
  isScenario: (id: string) => boolean,
): ReadOptions {
  const readers: Readonly<Record<string, Reader<unknown>>> = {
    ...READERS,
    scenario: (id) => (isScenario(id) ? { value: id } : { expected: { kind: 'scenario' } }),
  }
  const options: Record<string, unknown> = {}
  const ignored: Ignored[] = []
  for (const [parameter, value] of entries) {
    const reader = Object.hasOwn(readers, parameter) ? readers[parameter] : undefined
    const reading = reader?.(value) ?? { expected: { kind: 'nothing' } as const }
    if ('value' in reading) options[parameter] = reading.value
    else ignored.push({ parameter, value, expected: reading.expected })
  }
  return withoutBackwardRange({ options: options as Options, ignored })
}

function withoutBackwardRange({ options, ignored }: ReadOptions): ReadOptions {
  const { from, to, ...others } = options
  if (from === undefined || to === undefined || from <= to) return { options, ignored }
  const wrong = { parameter: 'to', value: String(to), expected: { kind: 'range' } } as const
  return { options: { ...others, from }, ignored: [...ignored, wrong] }
}

/**
 * Leaves out what lies beyond this run: it has `steps` steps and lasts `duration` simulated seconds. A step past the
 * end is the last: a link stays good when a scenario has become shorter.
 */
export function withinRun(options: Options, steps: number, duration: number): ReadOptions {
  const kept: Record<string, unknown> = { ...options }
  const ignored: Ignored[] = []
  const drop = (parameter: 'step' | 't' | 'from' | 'to', expected: Expectation) => {
    ignored.push({ parameter, value: String(options[parameter]), expected })
    delete kept[parameter]
  }
  const { from = 0, to = steps, step, t } = options
  if (from > steps) drop('from', { kind: 'step', min: 0, max: steps })
  if (to > steps) drop('to', { kind: 'step', min: 0, max: steps })
  const min = from > steps ? 0 : from
  const max = Math.min(to, steps)
  if (step !== undefined && step < min) drop('step', { kind: 'step', min, max })
  else if (step !== undefined) kept.step = Math.min(step, max)
  if (t !== undefined && t > duration) drop('t', { kind: 'time', max: duration })
  return { options: kept as Options, ignored }
}
