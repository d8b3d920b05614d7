import fc from 'fast-check'
import { FLAGS } from '../../tcp/wire/segment'
import { SIDES } from '../../timeline/read'
import type { Call, Profile, Side } from '../../timeline/timeline'
import type { Action, Fault, HostOptions, Match, Place, Script, Setting, Step } from '../script'

const MILLISECOND = 1_000
const SECOND = 1_000 * MILLISECOND

const PROFILES: readonly Profile[] = ['rfc9293', 'linux']
const MATCHES: readonly Match[] = ['SYN', 'SYN+ACK', 'FIN', 'RST', 'ACK', 'DATA', 'ANY']

const side = fc.constantFrom(...SIDES)

/** Sequence numbers, most of them about to wrap. */
const isn = fc.oneof(
  fc.integer({ min: 2 ** 32 - 5000, max: 2 ** 32 - 1 }),
  fc.constantFrom(0, 100, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
)

const host = (port: number): fc.Arbitrary<HostOptions> =>
  fc.record({
    port: fc.constant(port),
    isn: isn.map((first) => [first]),
    mss: fc.constantFrom(1460, 536, 100, 7),
    window: fc.oneof(
      { weight: 3, arbitrary: fc.constant(65_535) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 3000 }) },
      { weight: 1, arbitrary: fc.constantFrom(0, 1, 2, 2 ** 30) },
    ),
  })

/** What applications ask for once there may be a connection, the common before the rare. */
const CALLS: readonly Call[] = [
  ...(['send', 'send', 'send', 'send', 'close', 'close', 'shutdown'] as const),
  ...(['receive', 'no-read', 'connect', 'listen', 'abort'] as const),
]

const call = (calls: readonly Call[]): fc.Arbitrary<Action> =>
  fc
    .record({ side, call: fc.constantFrom(...calls), octets: fc.integer({ min: 1, max: 20_000 }) })
    .map(({ side: of, call: name, octets }): Action => {
      const takes = name === 'send' || (name === 'receive' && octets % 2 === 0)
      return { kind: 'call', side: of, call: name, ...(takes ? { octets } : {}) }
    })

const VARIABLES = ['SND.UNA', 'SND.NXT', 'RCV.NXT', 'ISS', 'IRS'] as const

const operand = fc.record({
  variable: fc.constantFrom(...VARIABLES),
  offset: fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(500, 5000, 65_535, 70_000, -70_000, 2 ** 31),
  ),
})

/** A segment of somebody who knows the variables of its victim, more or less. */
const forgery: fc.Arbitrary<Action> = fc.record({
  kind: fc.constant('inject' as const),
  to: side,
  flags: fc.oneof(
    fc.constantFrom(['ACK'], ['RST'], ['SYN'], ['FIN', 'ACK'], ['SYN', 'ACK'], ['RST', 'ACK']),
    fc.subarray([...FLAGS], { minLength: 1 }),
  ) as fc.Arbitrary<(typeof FLAGS)[number][]>,
  seq: operand,
  ack: operand,
  length: fc.constantFrom(0, 0, 1, 10, 1460),
  window: fc.constantFrom(0, 1, 1000, 65_535, 2 ** 30),
})

/** How an encounter begins; what follows is left to chance. */
const OPENINGS: readonly (readonly (readonly [Side, Call])[])[] = [
  [
    ['server', 'listen'],
    ['client', 'connect'],
  ],
  [
    ['server', 'listen'],
    ['client', 'connect'],
  ],
  [
    ['client', 'connect'],
    ['server', 'connect'],
  ],
  [
    ['server', 'listen'],
    ['client', 'listen'],
    ['client', 'send'],
  ],
  [['client', 'connect']],
  [],
]

const opening = fc.constantFrom(...OPENINGS).map((calls): Action[] =>
  calls.map(([of, name]) => ({
    kind: 'call',
    side: of,
    call: name,
    ...(name === 'send' ? { octets: 5 } : {}),
  })),
)

/** Between calls: nothing, a fraction of the way, a way and back, a retransmission, an age. */
const pause = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 200 * MILLISECOND }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 5 * SECOND }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 * SECOND }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 50 * MILLISECOND, 100 * MILLISECOND, SECOND) },
)

/** A place in a script that nobody wrote: the line tells the step. */
const placeOf = (line: number): Place => ({ line, column: 1, end: 1 })

/** Half the steps come at a time of their own, the others once all is quiet; `null` is quiet. */
const steps = (action: fc.Arbitrary<Action>): fc.Arbitrary<Step[]> =>
  fc
    .record({
      begin: opening,
      timed: fc.boolean(),
      rest: fc.array(fc.record({ pause, actions: fc.array(action, { minLength: 1, maxLength: 2 }) }), {
        maxLength: 10,
      }),
    })
    .map(({ begin, timed, rest }) => {
      let now = 0
      const first: Step[] = begin.length > 0 ? [{ gates: [], actions: begin, place: placeOf(1) }] : []
      return [
        ...first,
        ...rest.map(({ pause: after, actions }, i): Step => {
          now += after
          const place = placeOf(i + 2)
          return timed
            ? { gates: [{ kind: 'at', time: now, place }], actions, place }
            : { gates: [{ kind: 'settled', wait: after, place }], actions, place }
        }),
      ]
    })

const ordinals = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 2 }))
  .map(([from, more]) => ({ from, to: from + more }))

/** Delays stay far below the maximum segment lifetime: beyond it TCP promises nothing. */
const fault: fc.Arbitrary<Fault> = fc
  .tuple(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('lose' as const, 'duplicate' as const, 'reorder' as const) }),
      fc.record({ kind: fc.constant('delay' as const), by: fc.integer({ min: 1, max: 6 * SECOND }) }),
    ),
    fc.record({ side, match: fc.constantFrom(...MATCHES) }),
    ordinals,
  )
  .map(([kind, where, which]) => ({ ...kind, ...where, ...which, place: placeOf(1) }))

const SETTINGS: readonly Omit<Setting, 'side' | 'place'>[] = [
  { name: 'delayedAck', value: '200ms', numbers: [200 * MILLISECOND] },
  { name: 'timeWaitRst', value: 'ignore', numbers: [] },
  { name: 'rst', value: 'rfc793', numbers: [] },
  { name: 'syn', value: 'rfc793', numbers: [] },
  { name: 'timeWaitSyn', value: 'reopen', numbers: [] },
  // Longer than a round trip: else there is always a probe on its way, and nothing ever settles.
  { name: 'keepalive', value: '40s/20s/3', numbers: [40 * SECOND, 20 * SECOND, 3] },
  { name: 'tcp_syn_retries', value: '1', numbers: [1] },
  { name: 'tcp_retries2', value: '3', numbers: [3] },
]

const setting = fc
  .record({ side, setting: fc.constantFrom(...SETTINGS) })
  .map(({ side: of, setting: what }): Setting => ({ side: of, ...what, place: placeOf(1) }))

/**
 * As many segments as a run can show: octets in proportion to what one segment can carry, and fewer in
 * all than there are between the ISS of one incarnation and the next.
 */
function inProportion(script: Script): Script {
  const carried = (of: Side): number => {
    const { client, server } = script.hosts
    const room = of === 'client' ? server.window : client.window
    return Math.min(client.mss, server.mss, Math.max(room, 1))
  }
  const shrink = (action: Action): Action =>
    action.kind === 'call' && action.octets !== undefined
      ? { ...action, octets: 1 + (action.octets % Math.min(20 * carried(action.side), 3000)) }
      : action
  return { ...script, steps: script.steps.map((step) => ({ ...step, actions: step.actions.map(shrink) })) }
}

const DELAYS = [0, MILLISECOND, 50 * MILLISECOND, 700 * MILLISECOND, 3 * SECOND]

export interface Plan {
  readonly profile: Profile
  readonly script: Script
}

const plan = (action: fc.Arbitrary<Action>): fc.Arbitrary<Plan> =>
  fc.record({
    profile: fc.constantFrom(...PROFILES),
    script: fc
      .record({
        id: fc.constant('drawn'),
        title: fc.constant({ en: 'drawn' }),
        intro: fc.constant({ en: '' }),
        questions: fc.constant([]),
        find: fc.constant([]),
        delay: fc.constantFrom(...DELAYS),
        hosts: fc.record({ client: host(51_000), server: host(80) }),
        self: fc.constant(false),
        settings: fc.array(setting, { maxLength: 2 }),
        steps: steps(action),
        faults: fc.array(fault, { maxLength: 5 }),
      })
      .map(inProportion),
  })

/** Two applications on a bad network. */
export const honest = plan(call(CALLS))

/** The same, and hosts that crash and come up again. */
export const crashing = plan(call([...CALLS, 'crash', 'reboot', 'connect', 'listen']))

/** The same, and somebody who forges segments. */
export const forged = plan(fc.oneof({ weight: 2, arbitrary: call(CALLS) }, { weight: 1, arbitrary: forgery }))
