import { describe, expect, it } from 'vitest'
import { run } from '../simulation/run'
import type { Profile, Side, Timeline } from '../timeline/timeline'
import { find, scenarios } from './library'
import { parse } from './parse'
import { print } from './print'

function timelineOf(id: string, profile: Profile): Timeline {
  const script = find(id)?.script
  const result = script && run(script, profile)
  if (!result?.ok) throw new Error(`${id}: ${result?.error.message}`)
  return result.timeline
}

const pathOf = ({ moments }: Timeline, side: Side) =>
  moments
    .map((moment) => moment[side].state)
    .filter((state, index, states) => state !== states[index - 1])
    .join(' ')

const OPENS = 'CLOSED SYN-SENT ESTABLISHED'
const ANSWERS = 'CLOSED LISTEN SYN-RECEIVED ESTABLISHED'
const CLOSES_FIRST = 'FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT CLOSED'
const CLOSES_SECOND = 'CLOSE-WAIT LAST-ACK CLOSED'
const CLOSES_TOO = 'FIN-WAIT-1 CLOSING TIME-WAIT CLOSED'
/** A second connection begins where the first has ended. */
const again = (opening: string) => opening.replace('CLOSED ', '')

/** What each side goes through, in either profile. */
const PATHS: Readonly<Record<string, readonly [client: string, server: string]>> = {
  'connection-lifecycle': [`${OPENS} ${CLOSES_FIRST}`, `${ANSWERS} ${CLOSES_SECOND}`],
  'watched-with-ss': [`${OPENS} ${CLOSES_FIRST}`, `${ANSWERS} ${CLOSES_SECOND}`],
  'three-way-handshake': [OPENS, ANSWERS],
  'simultaneous-open': [
    `CLOSED SYN-SENT SYN-RECEIVED ESTABLISHED ${CLOSES_FIRST}`,
    `CLOSED SYN-SENT SYN-RECEIVED ESTABLISHED ${CLOSES_SECOND}`,
  ],
  'connection-refused': ['CLOSED SYN-SENT CLOSED', 'CLOSED'],
  'lost-syn': [`${OPENS} ${CLOSES_FIRST}`, `${ANSWERS} ${CLOSES_SECOND}`],
  'lost-syn-ack': [OPENS, ANSWERS],
  'close-in-syn-received': [
    `CLOSED SYN-SENT SYN-RECEIVED ${CLOSES_FIRST}`,
    `CLOSED SYN-SENT SYN-RECEIVED ESTABLISHED ${CLOSES_SECOND}`,
  ],
  'old-duplicate-syn': [OPENS, 'CLOSED LISTEN SYN-RECEIVED LISTEN SYN-RECEIVED ESTABLISHED'],
  'half-open-discovery': [`${OPENS} CLOSED ${again(OPENS)}`, `${ANSWERS} CLOSED ${again(ANSWERS)}`],
  'half-open-reset': [`${OPENS} CLOSED`, `${ANSWERS} CLOSED`],
  'old-duplicate-syn-passive': ['CLOSED LISTEN', 'CLOSED LISTEN SYN-RECEIVED LISTEN'],
  'accept-queue-full': [OPENS, ANSWERS],
  'fast-retransmit': [OPENS, ANSWERS],
  'zero-window': [OPENS, ANSWERS],
  keepalive: [`${OPENS} CLOSED`, `${ANSWERS} CLOSED`],
  'close-wait-leak': [`${OPENS} FIN-WAIT-1 FIN-WAIT-2`, `${ANSWERS} CLOSE-WAIT`],
  'fin-wait-2-timeout': [`${OPENS} ${CLOSES_FIRST}`, `${ANSWERS} ${CLOSES_SECOND}`],
  'time-wait-reuse': [
    `${OPENS} ${CLOSES_SECOND} ${again(OPENS)}`,
    `${ANSWERS} FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT SYN-RECEIVED ESTABLISHED`,
  ],
  'address-in-use': [
    `${OPENS} ${CLOSES_SECOND} ${again(OPENS)}`,
    `${ANSWERS} ${CLOSES_FIRST} ${again(ANSWERS)}`,
  ],
  'crash-and-reboot': [`${OPENS} CLOSED`, `${ANSWERS} CLOSED`],
  'data-transfer': [OPENS, ANSWERS],
  'four-way-close': [`${OPENS} ${CLOSES_FIRST}`, `${ANSWERS} ${CLOSES_SECOND}`],
  'three-segment-close': [`${OPENS} FIN-WAIT-1 TIME-WAIT CLOSED`, `${ANSWERS} ${CLOSES_SECOND}`],
  'simultaneous-close': [`${OPENS} ${CLOSES_TOO}`, `${ANSWERS} ${CLOSES_TOO}`],
  'lost-last-ack': [`${OPENS} ${CLOSES_FIRST}`, `${ANSWERS} ${CLOSES_SECOND}`],
  abort: [`${OPENS} CLOSED`, `${ANSWERS} CLOSED`],
  'syn-timeout': ['CLOSED SYN-SENT CLOSED', 'CLOSED'],
  'lost-handshake-ack': [OPENS, ANSWERS],
  'close-in-syn-sent': ['CLOSED SYN-SENT CLOSED', 'CLOSED LISTEN CLOSED'],
  'send-from-listen': [ANSWERS, 'CLOSED LISTEN SYN-SENT ESTABLISHED'],
  'self-connect': [`CLOSED SYN-SENT SYN-RECEIVED ESTABLISHED ${CLOSES_TOO}`, 'CLOSED'],
  'lost-data': [OPENS, ANSWERS],
  reordering: [OPENS, ANSWERS],
  'duplicate-segment': [OPENS, ANSWERS],
  'server-closes-first': [`${OPENS} ${CLOSES_SECOND}`, `${ANSWERS} ${CLOSES_FIRST}`],
  'half-close': [`${OPENS} ${CLOSES_FIRST}`, `${ANSWERS} ${CLOSES_SECOND}`],
  'lost-fin': [`${OPENS} ${CLOSES_FIRST}`, `${ANSWERS} ${CLOSES_SECOND}`],
  'lost-fin-ack': [`${OPENS} ${CLOSES_FIRST}`, `${ANSWERS} ${CLOSES_SECOND}`],
  'close-with-unread-data': [`${OPENS} CLOSE-WAIT`, `${ANSWERS} FIN-WAIT-1 FIN-WAIT-2`],
  'data-after-close': [`${OPENS} FIN-WAIT-1 FIN-WAIT-2`, `${ANSWERS} CLOSE-WAIT`],
  'blind-reset': [OPENS, `${ANSWERS} CLOSED`],
  'time-wait-assassination': [
    `${OPENS} ${CLOSES_FIRST} ${again(OPENS)} ${CLOSES_SECOND}`,
    `${ANSWERS} ${CLOSES_SECOND} ${again(ANSWERS)} ${CLOSES_FIRST}`,
  ],
}

/** Where Linux goes another way. */
const IN_LINUX: typeof PATHS = {
  'send-from-listen': ['CLOSED LISTEN', 'CLOSED LISTEN'],
  'close-with-unread-data': [`${OPENS} CLOSED`, `${ANSWERS} CLOSED`],
  'close-wait-leak': [`${OPENS} FIN-WAIT-1 FIN-WAIT-2 CLOSED`, `${ANSWERS} CLOSE-WAIT`],
  'fin-wait-2-timeout': [`${OPENS} FIN-WAIT-1 FIN-WAIT-2 CLOSED`, `${ANSWERS} ${CLOSES_SECOND}`],
  'data-after-close': [`${OPENS} FIN-WAIT-1 FIN-WAIT-2 CLOSED`, `${ANSWERS} CLOSE-WAIT CLOSED`],
}

/** A run without the lines that its moments and remarks come from: a printed text has its own. */
const unplaced = ({ moments, remarks = [], ...run }: Timeline) => ({
  ...run,
  remarks: remarks.map(({ line: _, ...remark }) => remark),
  moments: moments.map(({ line: _, ...moment }) => moment),
})

describe.each(['rfc9293', 'linux'] as const)('in the profile %s', (profile) => {
  it.each(scenarios.map(({ id }) => id))('%s shows the states that it is about', (id) => {
    const timeline = timelineOf(id, profile)
    expect([pathOf(timeline, 'client'), pathOf(timeline, 'server')]).toEqual(
      (profile === 'linux' && IN_LINUX[id]) || PATHS[id],
    )
  })

  it.each(scenarios.map(({ id, script }) => [id, script] as const))('%s says every note', (id, script) => {
    const said = timelineOf(id, profile).moments.flatMap(({ note }) => note ?? [])
    expect(said).toEqual(script.steps.flatMap(({ note }) => note ?? []))
  })

  it.each(scenarios.map(({ id }) => id))('%s runs as its canonical text does', (id) => {
    const source = find(id)?.script
    const printed = source && parse(print(source), id)
    const again = printed?.ok ? run(printed.script, profile) : undefined
    if (!again?.ok) throw new Error(`${id} does not run as it is printed`)
    expect(unplaced(again.timeline)).toEqual(unplaced(timelineOf(id, profile)))
  })
})
