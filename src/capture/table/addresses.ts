import { grow } from './columns'

const WORDS = 4
const FIRST_ROWS = 64

/** The addresses of a capture, each once: an IPv4 address in the first of four words, an IPv6 address in all. */
export interface Addresses {
  words: Uint32Array<ArrayBuffer>
  isIpv6: Uint8Array<ArrayBuffer>
}

export interface AddressTable extends Addresses {
  /** The number of the address that stands in `octets` at `at`. */
  find(octets: Uint8Array, at: number, version: 4 | 6): number
}

const uint32 = (octets: Uint8Array, at: number): number =>
  (((octets[at] ?? 0) << 24) |
    ((octets[at + 1] ?? 0) << 16) |
    ((octets[at + 2] ?? 0) << 8) |
    (octets[at + 3] ?? 0)) >>>
  0

/** Spreads every bit of `word` over the result (the finalizer of MurmurHash3). */
export function mix(word: number): number {
  let h = word
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Addresses hashed into small integers, so that two of them are compared as numbers. */
export function addressTable(): AddressTable {
  let capacity = FIRST_ROWS
  let count = 0
  let slots = new Int32Array(4 * FIRST_ROWS).fill(-1)
  const columns: Addresses = { words: new Uint32Array(WORDS * capacity), isIpv6: new Uint8Array(capacity) }

  const hashOf = (a: number, b: number, c: number, d: number): number => mix(a ^ mix(b ^ mix(c ^ mix(d))))

  function rehash(): void {
    slots = new Int32Array(2 * slots.length).fill(-1)
    const { words } = columns
    for (let id = 0; id < count; id++) {
      const at = id * WORDS
      const hash = hashOf(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0)
      let slot = hash & (slots.length - 1)
      while ((slots[slot] ?? 0) >= 0) slot = (slot + 1) & (slots.length - 1)
      slots[slot] = id
    }
  }

  function add(a: number, b: number, c: number, d: number, isIpv6: number): number {
    if (count === capacity) capacity = grow(columns, capacity, { words: WORDS })
    const at = count * WORDS
    columns.words[at] = a
    columns.words[at + 1] = b
    columns.words[at + 2] = c
    columns.words[at + 3] = d
    columns.isIpv6[count] = isIpv6
    return count++
  }

  return {
    get words() {
      return columns.words
    },
    get isIpv6() {
      return columns.isIpv6
    },
    find(octets, at, version) {
      const isIpv6 = version === 6 ? 1 : 0
      const a = uint32(octets, at)
      const b = isIpv6 ? uint32(octets, at + 4) : 0
      const c = isIpv6 ? uint32(octets, at + 8) : 0
      const d = isIpv6 ? uint32(octets, at + 12) : 0
      const mask = slots.length - 1
      const { words } = columns
      let slot = hashOf(a, b, c, d) & mask
      for (let id = slots[slot] ?? -1; id >= 0; id = slots[slot] ?? -1) {
        const row = id * WORDS
        const isSame =
          words[row] === a && words[row + 1] === b && words[row + 2] === c && words[row + 3] === d
        if (isSame && columns.isIpv6[id] === isIpv6) return id
        slot = (slot + 1) & mask
      }
      const id = add(a, b, c, d, isIpv6)
      slots[slot] = id
      if (2 * count > slots.length) rehash()
      return id
    },
  }
}

/** The longest run of two or more zero groups, the first of equals: [start, length] (RFC 5952 §4.2). */
function longestZeros(groups: readonly number[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0]
  for (let i = 0; i < groups.length; i++) {
    let length = 0
    while (groups[i + length] === 0) length += 1
    if (length > best[1] && length > 1) best = [i, length]
  }
  return best
}

function ipv6Text(words: readonly number[]): string {
  const groups = words.flatMap((word) => [word >>> 16, word & 0xffff])
  const [start, length] = longestZeros(groups)
  const hex = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':')
  if (length === 0) return hex(groups)
  return `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`
}

/** An address with its port as it is written: "10.0.0.1:80", "[2001:db8::1]:80" (RFC 5952 §6). */
export function hostText({ words, isIpv6 }: Addresses, id: number, port: number): string {
  const at = id * WORDS
  const [first = 0, ...rest] = words.subarray(at, at + WORDS)
  if (isIpv6[id]) return `[${ipv6Text([first, ...rest])}]:${port}`
  return `${first >>> 24}.${(first >>> 16) & 255}.${(first >>> 8) & 255}.${first & 255}:${port}`
}
