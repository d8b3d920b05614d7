import { bitsOf } from '../../capture/tcp/fields'
import type { InspectorMessages } from '../../messages/messages'

/** Bits of the fields of an IPv4 header without options (RFC 791 §3.1, RFC 2474, RFC 3168). */
const WIDTHS = [
  ['version', 4],
  ['ihl', 4],
  ['dscp', 6],
  ['ecn', 2],
  ['length', 16],
  ['identification', 16],
  ['flags', 3],
  ['offset', 13],
  ['ttl', 8],
  ['protocol', 8],
  ['checksum', 16],
  ['source', 32],
  ['destination', 32],
] as const

/** Bits that have names: DF and MF. */
const FLAGS = ['', 'MF', 'DF', 'DF MF']

/** Field by field, by name and value, as one reads them. */
export function ipRows(datagram: Uint8Array, t: InspectorMessages): readonly (readonly [string, string])[] {
  let at = 0
  return WIDTHS.map(([field, bits]) => {
    const value = bitsOf(datagram, at, bits) ?? 0
    at += bits
    return [t[`ip_${field}`](), written(field, value)]
  })
}

function written(field: (typeof WIDTHS)[number][0], value: number): string {
  if (field === 'source' || field === 'destination') {
    return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join('.')
  }
  if (field === 'checksum') return `0x${value.toString(16).padStart(4, '0')}`
  if (field === 'flags') return FLAGS[value & 3] || '0'
  return field === 'protocol' && value === 6 ? '6 (TCP)' : String(value)
}
