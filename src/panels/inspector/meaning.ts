import type { Cell } from '../../capture/tcp/fields'
import { OPTION_NAMES } from '../../capture/tcp/fields'
import type { InspectorMessages } from '../../messages/messages'
import { keyed, messageNamed } from '../../messages/named'
import { has, sequenceLength } from '../../tcp/wire/segment'
import type { SegmentFlight, Side, Timeline } from '../../timeline/timeline'

/** What is known of a segment beside its cells. */
export interface Known {
  readonly timeline: Timeline
  readonly segment: SegmentFlight
  /** The checksum that it should have. */
  readonly checksum: number
}

/** What a field is called, and where that is written. */
export interface Told {
  readonly name: string
  readonly meaning: string
  readonly section: string
}

const SECTIONS: Readonly<Record<string, string>> = {
  SEQ: '3.4',
  ACK: '3.4',
  WND: '3.8.6',
  CWR: 'RFC 3168 §6.1.2',
  ECE: 'RFC 3168 §6.1',
  UP: '3.8.5',
  RST: '3.5.2',
  SYN: '3.5',
  FIN: '3.6',
}
const OPTION_SECTIONS: Readonly<Record<number, string>> = {
  2: '3.7.1',
  3: 'RFC 7323 §2',
  4: 'RFC 2018 §2',
  5: 'RFC 2018 §3',
  8: 'RFC 7323 §3',
  34: 'RFC 7413 §4.1.1',
}

const hexadecimal = (value: number, digits = 4): string => `0x${value.toString(16).padStart(digits, '0')}`

/** The value of a cell as the figure has it. */
export function valueText({ field, value, option }: Cell): string {
  if (value === null) return '…'
  if (option)
    return option.part === 'padding' || option.part === 'data' ? hexadecimal(value, 2) : String(value)
  return field === 'SUM' ? hexadecimal(value) : String(value)
}

/** By how many bits the windows of a segment's sender are shifted: both SYNs must have offered it (RFC 7323 §2.2). */
function shiftOf({ segments }: Timeline, { id, from, to }: SegmentFlight): number {
  const offered = (side: Side) =>
    segments
      .slice(0, id)
      .findLast((other) => other.from === side && other.kind !== 'forged' && has(other, 'SYN'))?.options
      .windowScale
  return offered(to) === undefined ? 0 : (offered(from) ?? 0)
}

/** Unsigned numbers modulo 2^32. */
const wrapped = (n: number): number => n >>> 0

function meaningOf(
  { field, value }: Cell,
  { timeline, segment, checksum }: Known,
  t: InspectorMessages,
): string {
  const { from, to, seq, length } = segment
  switch (field) {
    case 'SRC':
      return from === 'client' ? t.means_src_client() : t.means_src_server()
    case 'DST':
      return to === 'client' ? t.means_dst_client() : t.means_dst_server()
    case 'SEQ':
      if (has(segment, 'SYN')) return t.means_seq_syn()
      if (length > 0) return t.means_seq_data({ last: wrapped(seq + length - 1) })
      return sequenceLength(segment) > 0 ? t.means_seq_fin() : t.means_seq_none()
    case 'ACK':
      return has(segment, 'ACK') ? t.means_ack() : t.means_ack_unset()
    case 'OFF':
      return t.means_off({ octets: (value ?? 0) * 4 })
    case 'RSV':
      return t.means_rsv()
    case 'WND': {
      if (has(segment, 'SYN')) return t.means_wnd_plain()
      const shift = shiftOf(timeline, segment)
      return shift > 0
        ? t.means_wnd_scaled({ shift, octets: (value ?? 0) * 2 ** shift })
        : t.means_wnd_unscaled()
    }
    case 'SUM':
      return value === checksum ? t.means_sum_right() : t.means_sum_wrong({ right: hexadecimal(checksum) })
    case 'UP':
      return t.means_up()
    default: {
      const meaning = messageNamed(t, `means_${keyed(field)}`)?.({}) ?? ''
      return value === 0 ? `${t.inspector_unset()}${t.grammar.gap}${meaning}` : meaning
    }
  }
}

function optionTold(
  { value }: Cell,
  { kind, part }: NonNullable<Cell['option']>,
  t: InspectorMessages,
): Told {
  const known = OPTION_NAMES[kind] ?? String(kind)
  const section = OPTION_SECTIONS[kind] ?? '3.2'
  if (part === 'kind') {
    if (kind === 0) return { name: known, meaning: t.option_end(), section }
    if (kind === 1) return { name: known, meaning: t.option_nop(), section }
    return { name: known, meaning: t.option_kind({ kind: known, value: kind }), section }
  }
  const meaning = messageNamed(t, `option_${part.replaceAll(' ', '_')}`)?.({ value: value ?? '' }) ?? ''
  return { name: `${known}: ${partName(part)}`, meaning, section }
}

const PARTS: Readonly<Record<string, string>> = {
  tsval: 'TSval',
  tsecr: 'TSecr',
  mss: 'MSS',
  shift: 'shift.cnt',
}
const partName = (part: string): string => PARTS[part] ?? part

/** A cell's name, what it means in this segment, and the section that says so. */
export function toldOf(cell: Cell, known: Known, t: InspectorMessages): Told {
  if (cell.option) return optionTold(cell, cell.option, t)
  return {
    name: messageNamed(t, `field_${keyed(cell.field)}`)?.({}) ?? cell.field,
    meaning: meaningOf(cell, known, t),
    section: SECTIONS[cell.field] ?? '3.1',
  }
}

/** What stands in the figure before the value; short where the field is narrow. */
export function labelOf({ field, option }: Cell, t: InspectorMessages): string {
  if (option) {
    if (option.part !== 'kind') return option.part === 'length' ? 'Length' : partName(option.part)
    return kindName(option.kind)
  }
  const key = `field_${keyed(field)}`
  return (messageNamed(t, `${key}_short`) ?? messageNamed(t, key))?.({}) ?? field
}

/** The kind of an option in little room: its name, or else its number. */
export const kindName = (kind: number): string => SHORT[kind] ?? String(kind)

/** Options as they are written where there is little room. */
const SHORT: Readonly<Record<number, string>> = {
  0: 'End',
  1: 'NOP',
  2: 'MSS',
  3: 'WScale',
  4: 'SACK OK',
  5: 'SACK',
  8: 'Timest.',
  34: 'TFO',
}
