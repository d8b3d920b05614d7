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

  function read(octets: Uint8Array): void {
    if (reader === null && what === '') begin(octets)
    if (reader === null || reader.fault() !== null) {
      carry = new Uint8Array()
      return
    }
    const taken = reader.take(octets, position)
    position += taken
    toSkip = Math.max(0, taken - octets.length)
    carry = octets.slice(taken)
  }

  return {
    push(slice) {
      const skipped = Math.min(toSkip, slice.length)
      toSkip -= skipped
      const octets = join(carry, slice.subarray(skipped))
      if (octets.length < ENOUGH_TO_SNIFF && reader === null) carry = octets
      else if (octets.length > 0) read(octets)
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
