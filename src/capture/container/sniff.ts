import { isPcap } from './pcap'
import { isPcapng } from './pcapng'

/** What a file turns out to be by its first octets. */
export type Kind = 'pcap' | 'pcapng' | 'gzip' | 'unknown'

/** Octets that are enough to tell. */
export const ENOUGH_TO_SNIFF = 12

const beginsWith = (octets: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((octet, i) => octets[i] === octet)

const text = (words: string): number[] => Array.from(words, (letter) => letter.charCodeAt(0))

/** Files of packets, or packed, that are not read, by how they begin. */
const NAMED: readonly (readonly [name: string, start: readonly number[]])[] = [
  ['a snoop capture', text('snoop\0\0\0')],
  ['a pcap file of an older, patched libpcap', [0x34, 0xcd, 0xb2, 0xa1]],
  ['a pcap file of an older, patched libpcap', [0xa1, 0xb2, 0xcd, 0x34]],
  ['a Network Monitor capture', text('GMBU')],
  ['a zstd file', [0x28, 0xb5, 0x2f, 0xfd]],
  ['an xz file', [0xfd, ...text('7zXZ')]],
  ['a bzip2 file', text('BZh')],
  ['an lz4 file', [0x04, 0x22, 0x4d, 0x18]],
  ['a zip archive', text('PK')],
]

export function sniff(octets: Uint8Array): Kind {
  if (beginsWith(octets, 0x1f, 0x8b)) return 'gzip'
  if (octets.length >= 4 && isPcap(octets)) return 'pcap'
  return isPcapng(octets) ? 'pcapng' : 'unknown'
}

/** What a file that is no capture is instead, in words. */
export function nameOf(octets: Uint8Array): string {
  if (octets.length === 0) return 'empty'
  const [name] = NAMED.find(([, start]) => beginsWith(octets, ...start)) ?? []
  return name ?? 'neither pcap nor pcapng'
}
