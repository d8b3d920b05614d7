import fc from 'fast-check'
import type {
  Action,
  Fault,
  Gate,
  HostOptions,
  InjectOptions,
  Operand,
  Place,
  Script,
  Setting,
  Span,
  Stamp,
  Step,
} from '../simulation/script'
import { SETTING_NAMES, type SettingName } from '../simulation/settings'
import { STATES } from '../tcp/tcb/state'
import { FLAGS } from '../tcp/wire/segment'
import { SIDES } from '../timeline/read'
import type { Words } from '../timeline/timeline'
import { CALLS, LIMITS, MATCHES, PANELS, PROFILES, RANGES, type Range, VARIABLES, VERBS } from './language'
import { settingValue } from './settings'

const within = ({ min, max }: Range) => fc.integer({ min, max })
const side = fc.constantFrom(...SIDES)

/** Nobody has written it yet. */
export const NOWHERE: Place = { line: 0, column: 0, end: 0 }
const place = fc.constant(NOWHERE)

/** Draws objects of which the keys in `optional` may be absent. */
const record = <T extends object, K extends keyof T>(
  required: { [P in Exclude<keyof T, K>]: fc.Arbitrary<T[P]> },
  optional: { [P in K]: fc.Arbitrary<Exclude<T[P], undefined>> },
) =>
  fc.record({ ...required, ...optional } as { [P in keyof T]: fc.Arbitrary<T[P]> }, {
    requiredKeys: Object.keys(required) as never[],
  }) as unknown as fc.Arbitrary<T>

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('zh', '\\zh a', '#1', '\\#', ': x', '中文 & more'),
  )
  .map((drawn) => drawn.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim())
  .filter((drawn) => drawn !== '')

const words = record<Words, 'zh'>({ en: text }, { zh: text })

const sought = text.map((drawn) => drawn.replace(/[,，、]/g, ' ').trim()).filter((drawn) => drawn !== '')

const host = record<HostOptions, 'process' | 'backlog'>(
  {
    port: within(RANGES.port),
    isn: fc.array(within(RANGES.sequence), { minLength: 1, maxLength: LIMITS.isns }),
    mss: within(RANGES.mss),
    window: within(RANGES.window),
  },
  {
    process: fc.record({ name: fc.stringMatching(/^[\w.-]{1,15}$/), pid: within(RANGES.pid) }),
    backlog: within(RANGES.backlog),
  },
)

const operand: fc.Arbitrary<Operand> = fc.oneof(
  fc.record({ offset: within(RANGES.sequence) }),
  fc.record({
    variable: fc.constantFrom(...VARIABLES),
    offset: within({ min: -RANGES.sequence.max, max: RANGES.sequence.max }),
  }),
)

const stamp: fc.Arbitrary<Stamp> = fc.oneof(
  fc.record({ offset: within(RANGES.sequence) }),
  fc.record({ variable: fc.constant('TS.RECENT' as const), offset: fc.integer({ min: -5000, max: 5000 }) }),
)

const call: fc.Arbitrary<Action> = fc.constantFrom(...CALLS).chain((verb) => {
  const octets = within(RANGES.octets)
  const plain = { kind: fc.constant('call' as const), side, call: fc.constant(verb) }
  if (VERBS[verb] === 'none') return fc.record(plain)
  return VERBS[verb] === 'required'
    ? fc.record({ ...plain, octets })
    : fc.oneof(fc.record(plain), fc.record({ ...plain, octets }))
})

const injection: fc.Arbitrary<Action> = record<
  Extract<Action, { kind: 'inject' }>,
  'ack' | 'window' | 'options'
>(
  {
    kind: fc.constant('inject'),
    to: side,
    flags: fc.subarray([...FLAGS], { minLength: 1 }),
    seq: operand,
    length: within(RANGES.segment),
  },
  {
    ack: operand,
    window: within(RANGES.window),
    options: record<InjectOptions, keyof InjectOptions>(
      {},
      {
        mss: within(RANGES.mss),
        windowScale: within(RANGES.windowScale),
        sackPermitted: fc.constant(true as const),
        sack: fc.array(fc.tuple(operand, operand), { minLength: 1, maxLength: 4 }),
        timestamps: fc.record({ value: stamp, echo: within(RANGES.sequence) }),
      },
    ).filter((options) => Object.keys(options).length > 0),
  },
)

const gate: fc.Arbitrary<Gate> = fc.oneof(
  fc.record({ kind: fc.constant('settled' as const), wait: within(RANGES.duration), place }),
  fc.record({
    kind: fc.constant('at' as const),
    time: within(RANGES.duration),
    place,
  }),
  fc.record({
    kind: fc.constant('when' as const),
    side,
    state: fc.constantFrom(...STATES),
    place,
  }),
)

const step = record<Omit<Step, 'point'>, 'note' | 'phase'>(
  {
    gates: fc.array(gate, { maxLength: 3 }),
    actions: fc.array(fc.oneof(call, injection), { minLength: 1, maxLength: 4 }),
    place,
  },
  { note: words, phase: text },
)

const ending = record<Omit<Step, 'note' | 'point'>, 'phase'>(
  { gates: fc.array(gate, { minLength: 1, maxLength: 3 }), actions: fc.constant([]), place },
  { phase: text },
)

const steps = fc
  .tuple(fc.array(step, { maxLength: 8 }), fc.option(ending, { nil: undefined }))
  .map(([all, last]) => (last ? [...all, last] : all))

const ordinals = fc.oneof(
  fc
    .tuple(within(RANGES.ordinal), within(RANGES.ordinal))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
  within({ min: 1, max: 3 }).map((n) => ({ from: n, to: n })),
  fc.constant({ from: 1, to: Number.POSITIVE_INFINITY }),
)

const strike = fc.record({ side, match: fc.constantFrom(...MATCHES), place })
const kind = fc.oneof(
  fc.record({ kind: fc.constantFrom('lose' as const, 'duplicate' as const, 'reorder' as const) }),
  fc.record({ kind: fc.constant('delay' as const), by: within(RANGES.delay) }),
  fc.record({ kind: fc.constant('lose' as const), copy: fc.constant(true as const) }),
)

const span: fc.Arbitrary<Span> = fc
  .tuple(within(RANGES.duration), within(RANGES.duration))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))

const strikes = fc
  .tuple(kind, strike, ordinals, fc.oneof(fc.constant({}), fc.record({ during: span })))
  .map((parts): Fault => Object.assign({}, ...parts))

const outage = span.map(
  (during): Fault => ({
    kind: 'lose',
    side: 'both',
    match: 'ANY',
    from: 1,
    to: Number.POSITIVE_INFINITY,
    during,
    place: NOWHERE,
  }),
)

const fault: fc.Arbitrary<Fault> = fc.oneof({ weight: 4, arbitrary: strikes }, outage)

const VALUES = ['0', '1', '2', '5', 'rfc793', 'rfc5961', 'accept', 'drop', 'close', 'ignore', 'ack', 'reopen']
const TIMES = ['40ms', '1.5s', '2s/1s/3', '2min/500ms/127']

const setting = (name: SettingName) =>
  fc.tuple(side, fc.constantFrom(...[...VALUES, ...TIMES].filter((value) => settingValue(name, value)))).map(
    ([of, value]): Setting => ({
      side: of,
      name,
      value,
      numbers: [],
      ...settingValue(name, value),
      place: NOWHERE,
    }),
  )

const settings = fc
  .subarray([...SETTING_NAMES], { maxLength: 5 })
  .chain((names) => fc.tuple(...names.map(setting)))

const drawn = record<Script, 'profile' | 'panel' | 'answer'>(
  {
    id: fc.constant('drawn'),
    title: words,
    intro: words,
    questions: fc.array(words, { maxLength: 3 }),
    find: fc.array(sought, { maxLength: 3 }),
    delay: within(RANGES.delay),
    hosts: fc.record({ client: host, server: host }),
    self: fc.boolean(),
    settings,
    steps,
    faults: fc.array(fault, { maxLength: 5 }),
  },
  { profile: fc.constantFrom(...PROFILES), panel: fc.constantFrom(...PANELS), answer: words },
)

/** Any script that the language can say; it stands nowhere. */
export const script: fc.Arbitrary<Script> = fc
  .tuple(drawn, fc.option(fc.nat(8), { nil: undefined }))
  .map(([script, point]) => ({
    ...script,
    steps: script.steps.map((step, at) => (at === point ? { ...step, point: true } : step)),
  }))
