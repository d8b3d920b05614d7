/** Fields of the header in the order in which RFC 9293, Figure 1 has them; OPT stands for all options. */
export const FIELDS = [
  'SRC',
  'DST',
  'SEQ',
  'ACK',
  'OFF',
  'RSV',
  'CWR',
  'ECE',
  'URG',
  'ACKF',
  'PSH',
  'RST',
  'SYN',
  'FIN',
  'WND',
  'SUM',
  'UP',
  'OPT',
] as const

export type FieldName = (typeof FIELDS)[number]

/** A piece of an option: its kind, its length, or a value in it. */
export type OptionPart =
  | 'kind'
  | 'length'
  | 'mss'
  | 'shift'
  | 'tsval'
  | 'tsecr'
  | 'left edge'
  | 'right edge'
  | 'cookie'
  | 'data'
  /** Octets behind the last option that say nothing. */
  | 'padding'

/** Kinds of options that have a name (RFC 9293 §3.2, RFC 7323, RFC 2018, RFC 7413). */
export const OPTION_NAMES: Readonly<Record<number, string>> = {
  0: 'End of Option List',
  1: 'No-Operation',
  2: 'Maximum Segment Size',
  3: 'Window Scale',
  4: 'SACK-Permitted',
  5: 'SACK',
  8: 'Timestamps',
  34: 'Fast Open',
}

/** A stretch of bits of the header, counted from its first. `value` is unsigned; null for what is longer than 32 bits. */
export interface Cell {
  readonly field: FieldName
  readonly at: number
  readonly bits: number
  readonly value: number | null
  /** Of an option. */
  readonly option?: { readonly kind: number; readonly part: OptionPart }
}

/** Bits of each field before the options: they stand one behind the other. */
const WIDTHS: readonly (readonly [FieldName, number])[] = [
  ['SRC', 16],
  ['DST', 16],
  ['SEQ', 32],
  ['ACK', 32],
  ['OFF', 4],
  ['RSV', 4],
  ['CWR', 1],
  ['ECE', 1],
  ['URG', 1],
  ['ACKF', 1],
  ['PSH', 1],
  ['RST', 1],
  ['SYN', 1],
  ['FIN', 1],
  ['WND', 16],
  ['SUM', 16],
  ['UP', 16],
]

/** Bits of a header without options. */
const FIXED = 160

/** What stands behind kind and length, in bits, for options whose length is the one that their kind has. */
const INSIDE: Readonly<
  Record<number, (octets: number) => readonly (readonly [OptionPart, number])[] | null>
> = {
  2: (octets) => (octets === 2 ? [['mss', 16]] : null),
  3: (octets) => (octets === 1 ? [['shift', 8]] : null),
  4: (octets) => (octets === 0 ? [] : null),
  5: (octets) =>
    octets > 0 && octets % 8 === 0
      ? Array.from({ length: octets / 4 }, (_, i) => [i % 2 === 0 ? 'left edge' : 'right edge', 32] as const)
      : null,
  8: (octets) => (octets === 8 ? [['tsval', 32] as const, ['tsecr', 32] as const] : null),
  34: (octets) => (octets > 0 ? [['cookie', octets * 8]] : []),
}

/**
 * A TCP header taken apart, each field and each piece of an option with its place (RFC 9293 §3.1, §3.2). Never throws:
 * what is cut off is not there; an option whose length cannot be is data up to the end of the header.
 * @param octets the segment, from the first octet of its header
 */
export function cellsOf(octets: Uint8Array): readonly Cell[] {
  const known = octets.length * 8
  const fixed: Cell[] = []
  let at = 0
  for (const [field, bits] of WIDTHS) {
    if (at + bits > known) return fixed
    fixed.push({ field, at, bits, value: bitsOf(octets, at, bits) })
    at += bits
  }
  const offset = fixed.find(({ field }) => field === 'OFF')?.value ?? 0
  return [...fixed, ...optionsOf(octets, FIXED, Math.min(offset * 32, known))]
}

function optionsOf(octets: Uint8Array, from: number, to: number): readonly Cell[] {
  const cells: Cell[] = []
  let at = from
  const push = (kind: number, part: OptionPart, bits: number) => {
    if (bits > 0)
      cells.push({ field: 'OPT', at, bits, value: bitsOf(octets, at, bits), option: { kind, part } })
    at += bits
  }
  while (at < to) {
    const kind = bitsOf(octets, at, 8) ?? 0
    push(kind, 'kind', 8)
    if (kind === 0) {
      push(kind, 'padding', to - at)
      break
    }
    if (kind === 1) continue
    const length = at < to ? (bitsOf(octets, at, 8) ?? 0) : 0
    const inside = (length - 2) * 8
    if (length < 2 || at + 8 + inside > to) {
      push(kind, 'data', to - at)
      break
    }
    push(kind, 'length', 8)
    const parts = INSIDE[kind]?.(length - 2) ?? [['data', inside] as const]
    for (const [part, bits] of parts) push(kind, part, bits)
  }
  return cells
}

/** The number that stands in some bits, from the first octet on, unsigned; null where there are more than 32. */
export function bitsOf(octets: Uint8Array, at: number, bits: number): number | null {
  if (bits > 32) return null
  let value = 0
  for (let bit = at; bit < at + bits; ) {
    const left = Math.min(8 - (bit % 8), at + bits - bit)
    const octet = octets[bit >> 3] ?? 0
    value = value * 2 ** left + ((octet >> (8 - (bit % 8) - left)) & (2 ** left - 1))
    bit += left
  }
  return value
}
