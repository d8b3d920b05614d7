import { describe, expect, test } from 'vitest'
import { type Profile, run, scenarios, type Timeline } from '../engine'
import { timelineOf } from '../simulation/testing/play'
import type { Flag } from '../tcp/wire/segment'
import { chained, dissect, isInstalled } from './testing/tshark'
import { toPcap } from './write'

const FIELDS = {
  time: 'frame.time_epoch',
  flags: 'tcp.flags',
  seq: 'tcp.seq',
  ack: 'tcp.ack',
  length: 'tcp.len',
  mss: 'tcp.options.mss_val',
  malformed: '_ws.malformed',
  ipChecksum: 'ip.checksum.status',
  tcpChecksum: 'tcp.checksum.status',
}

/** tshark's word for a checksum that it has checked and that holds. */
const GOOD = '1'

const BITS: Readonly<Record<Flag, number>> = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32 }

type Row = Record<keyof typeof FIELDS, string>

/** What it should say of a run. */
const rowsOf = ({ segments }: Timeline): Row[] =>
  segments.map(({ sentAt, flags, seq, ack, length, options }) => ({
    time: sentAt.toFixed(9),
    flags: `0x${flags
      .reduce((bits, flag) => bits | BITS[flag], 0)
      .toString(16)
      .padStart(4, '0')}`,
    seq: String(seq),
    ack: String(ack ?? 0),
    length: String(length),
    mss: String(options.mss ?? ''),
    malformed: '',
    ipChecksum: GOOD,
    tcpChecksum: GOOD,
  }))

const runsOf = (profile: Profile) =>
  scenarios.map(({ id, script }) => {
    const result = run(script, profile)
    if (!result.ok) throw new Error(`${id}: ${result.error.message}`)
    return result.timeline
  })

describe.skipIf(!isInstalled)('what tshark reads (skipped where tshark is not installed)', () => {
  test.each(['rfc9293', 'linux'] as const)('is every built-in scenario, by %s', (profile) => {
    const runs = runsOf(profile)
    const rows = dissect(chained(runs.map(toPcap)), FIELDS)
    let at = 0
    for (const timeline of runs) {
      const mine = rows.slice(at, at + timeline.segments.length)
      expect(mine, timeline.scenario).toEqual(rowsOf(timeline))
      at += timeline.segments.length
    }
    expect(rows.length).toBe(at)
  })

  test('are segments of odd lengths and a wrapping sequence number', () => {
    const timeline = timelineOf(
      'client isn=4294967290\nserver: listen\nclient: connect\nclient: send 7\nserver: send 1\nclient: close',
    )
    expect(dissect(toPcap(timeline), FIELDS)).toEqual(rowsOf(timeline))
  })
})
