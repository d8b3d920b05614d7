import { describe, expect, test } from 'vitest'
import { cellsOf, type FieldName } from '../../capture/tcp/fields'
import { chained, dissect, isInstalled } from '../../capture/testing/tshark'
import { toPcap } from '../../capture/write'
import { type Profile, run, scenarios } from '../../engine'
import { octetsOf } from './shown'

/** tshark's name of each field that the inspector shows; of options the octets. */
const FIELDS: Readonly<Record<FieldName, string>> = {
  SRC: 'tcp.srcport',
  DST: 'tcp.dstport',
  SEQ: 'tcp.seq_raw',
  ACK: 'tcp.ack_raw',
  OFF: 'tcp.hdr_len',
  RSV: 'tcp.flags.res',
  CWR: 'tcp.flags.cwr',
  ECE: 'tcp.flags.ece',
  URG: 'tcp.flags.urg',
  ACKF: 'tcp.flags.ack',
  PSH: 'tcp.flags.push',
  RST: 'tcp.flags.reset',
  SYN: 'tcp.flags.syn',
  FIN: 'tcp.flags.fin',
  WND: 'tcp.window_size_value',
  SUM: 'tcp.checksum',
  UP: 'tcp.urgent_pointer',
  OPT: 'tcp.options',
}
/** Values of options, each of its own. */
const OPTIONS = {
  mss: 'tcp.options.mss_val',
  shift: 'tcp.options.wscale.shift',
  tsval: 'tcp.options.timestamp.tsval',
  tsecr: 'tcp.options.timestamp.tsecr',
  'left edge': 'tcp.options.sack_le',
  'right edge': 'tcp.options.sack_re',
}

const runsOf = (profile: Profile) =>
  scenarios.map(({ id, script }) => {
    const result = run(script, profile)
    if (!result.ok) throw new Error(`${id}: ${result.error.message}`)
    return result.timeline
  })

/** What the inspector shows, as tshark writes it. */
function shown(octets: Uint8Array): Record<string, string> {
  const cells = cellsOf(octets)
  const values = (part: string) =>
    cells.filter(({ option }) => option?.part === part).map(({ value }) => String(value))
  const number = (field: FieldName) => cells.find((cell) => cell.field === field)?.value ?? 0
  const written = (field: FieldName) => {
    if (field === 'OFF') return String(number(field) * 4)
    if (field === 'SUM') return `0x${number(field).toString(16).padStart(4, '0')}`
    return field === 'OPT'
      ? Buffer.from(octets.subarray(20, number('OFF') * 4)).toString('hex')
      : String(number(field))
  }
  const names = Object.keys(FIELDS) as FieldName[]
  return {
    ...Object.fromEntries(names.map((field) => [field, written(field)])),
    ...Object.fromEntries(Object.keys(OPTIONS).map((part) => [part, values(part).join(',')])),
  }
}

describe.skipIf(!isInstalled)('the inspector (skipped where tshark is not installed)', () => {
  test.each(['rfc9293', 'linux'] as const)(
    'shows each field of every scenario as tshark does, by %s',
    (profile) => {
      const runs = runsOf(profile)
      const rows = dissect(chained(runs.map(toPcap)), { ...FIELDS, ...OPTIONS })
      let at = 0
      for (const timeline of runs) {
        const wire = [...timeline.segments].sort((a, b) => a.sentAt - b.sentAt || a.id - b.id)
        for (const segment of wire) {
          const octets = octetsOf(timeline, segment)
          expect(octets && shown(octets.segment), `${timeline.scenario} ${segment.id}`).toEqual(rows[at++])
        }
      }
      expect(rows.length).toBe(at)
    },
  )
})
