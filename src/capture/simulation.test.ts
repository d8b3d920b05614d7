import { expect, test } from 'vitest'
import { run, type Side, scenarios, type Timeline } from '../engine'
import type { State } from '../tcp/tcb/state'
import { listOf } from './list'
import { captureOf } from './testing/read'
import { toPcap } from './write'

/** Where packets alone tell otherwise than the machine that sent them, and why. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'close-in-syn-received': 'the ACK of its SYN may have reached the client before it sent its FIN',
  'old-duplicate-syn': 'an old SYN looks like one of the client',
  'old-duplicate-syn-passive': 'an old SYN looks like one of the client, which answers as if it had sent it',
  'half-open-discovery': 'two connections, and a crash in between that sends nothing',
  'send-from-listen': 'who listened before sending its SYN looks like any other client',
  'time-wait-reuse': 'two connections, one behind the other',
  'address-in-use': 'two connections, one behind the other',
  'time-wait-assassination': 'two connections, one behind the other',
  'blind-reset': 'a forged reset looks like one of the client',
}

/** The states that an end of a run goes through; a listener's own history is not its connection's. */
function walkOf({ moments }: Timeline, side: Side): State[] {
  const path: State[] = []
  for (const moment of moments) {
    const { state } = moment[side]
    if (state !== path.at(-1)) path.push(state)
  }
  return path[1] === 'LISTEN' ? path.slice(1) : path
}

/** What is left of a walk behind the part that was found must be an end on no packet; what was not heard of is empty. */
const isProved = (found: readonly State[], walk: readonly State[]): boolean =>
  found.length === 0
    ? walk.length <= 2
    : found.every((state, i) => state === walk[i]) && ['', 'CLOSED'].includes(walk.slice(found.length).join())

const simple = scenarios.filter(({ id }) => OTHERWISE[id] === undefined)

test.each(simple.map(({ id, script }) => [id, script] as const))(
  '%s: written as packets and read back, the states are those of the machine',
  (_id, script) => {
    const result = run(script, 'rfc9293')
    if (!result.ok) throw new Error(result.error.message)
    const [connection, ...more] = [...listOf(captureOf(toPcap(result.timeline))).connections]
    const client = walkOf(result.timeline, 'client')
    const server = walkOf(result.timeline, 'server')
    expect(more).toEqual([])
    expect({
      client: connection?.clientStates,
      server: connection?.serverStates,
      walks: { client, server },
    }).toSatisfy(
      () =>
        isProved(connection?.clientStates ?? [], client) && isProved(connection?.serverStates ?? [], server),
    )
  },
)

test('what packets tell otherwise is named for scenarios that there are', () => {
  const ids = scenarios.map(({ id }) => id)
  for (const id of Object.keys(OTHERWISE)) expect(ids).toContain(id)
})
