import { pcapReader } from './pcap'
import { pcapngReader } from './pcapng'
import type { ContainerReader, RecordSink } from './record'
import { ENOUGH_TO_SNIFF, nameOf, sniff } from './sniff'

/** How a file was read: its format, and what kept it from being read to its end. */
export interface Container {
  readonly format: 'pcap' | 'pcapng'
  /** null: read to its end. */
  readonly stopped: string | null
}

/** Input that is no capture at all. `what` says what it is instead. */
export interface NoCapture {
  readonly what: string
}

/** Octets of a new slice that are joined, at first, to what is left of the one before. */
const BRIDGE = 4096

const join = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (a.length === 0) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

/**
 * Takes a capture file piece by piece and gives its records to `sink`. Between pieces it keeps what is begun and
 * not whole: less than one record. `end` says what the file was.
 */
export function feedContainer(sink: RecordSink): {
  push(slice: Uint8Array): void
  end(): Container | NoCapture
} {
  let carry: Uint8Array = new Uint8Array()
  let position = 0
  let toSkip = 0
  let reader: ContainerReader | null = null
  let what = ''

  function begin(octets: Uint8Array): void {
    const kind = sniff(octets)
    if (kind === 'pcap') reader = pcapReader(octets, sink)
    else if (kind === 'pcapng') reader = pcapngReader(sink)
    else what = kind === 'gzip' ? 'gzip within gzip' : nameOf(octets)
  }

  /** Reads what can be read of these octets, which stand at `position`; answers how many that are. */
  function read(octets: Uint8Array): number {
    if (reader === null && what === '') begin(octets)
    if (reader === null || reader.fault() !== null) return octets.length
    const taken = reader.take(octets, position)
    position += taken
    toSkip = Math.max(0, taken - octets.length)
    return taken
  }

  return {
    push(slice) {
      const skipped = Math.min(toSkip, slice.length)
      toSkip -= skipped
      let rest = slice.subarray(skipped)
      while (rest.length > 0) {
        // What is begun is made whole with as little of the slice as will do; the rest is read where it stands.
        const part = carry.length === 0 ? rest : rest.subarray(0, Math.max(BRIDGE, carry.length))
        const octets = join(carry, part)
        const before = carry.length
        const taken = octets.length < ENOUGH_TO_SNIFF && reader === null ? 0 : read(octets)
        if (taken >= before && carry.length > 0) {
          carry = new Uint8Array()
          rest = rest.subarray(Math.min(taken - before, rest.length))
          const left = Math.min(toSkip, rest.length)
          toSkip -= left
          rest = rest.subarray(left)
        } else {
          carry = octets.slice(taken)
          rest = rest.subarray(part.length)
        }
      }
    },
    end() {
      if (reader === null && what === '') begin(carry)
      if (reader === null) return { what }
      const fault = reader.fault()
      if (fault) return { format: reader.format, stopped: fault.reason }
      const isCut = carry.length > 0 || toSkip > 0
      return { format: reader.format, stopped: isCut ? reader.cut(carry.length) : null }
    },
  }
}
