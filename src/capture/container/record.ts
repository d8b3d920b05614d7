/** A packet as its container tells of it. One object is used again for every record: keep nothing of it. */
export interface Record {
  /** 1-based, in file order, whatever the record holds. */
  number: number
  /** Where its octets begin, counted from the beginning of the (unpacked) file. */
  offset: number
  /** Octets that it had on the wire. What was captured of it may be less. */
  wireLength: number
  /** LINKTYPE_ of what the octets begin with. */
  linkType: number
  /** Time as whole seconds, and the rest in nanoseconds: together they are too fine for one number. */
  seconds: number
  nanoseconds: number
}

/** Is given each record; its octets are `octets` from `from` to before `to`, and are there during the call only. */
export type RecordSink = (octets: Uint8Array, from: number, to: number, record: Record) => void

export const newRecord = (): Record => ({
  number: 0,
  offset: 0,
  wireLength: 0,
  linkType: 0,
  seconds: 0,
  nanoseconds: 0,
})

/** Stands for the link type of a record that holds no packet: no LINKTYPE_ is as large. */
export const NO_PACKET = 0x1_0000

/** More octets than any capture program writes for one packet: Wireshark's own bound, too. */
export const LARGEST_RECORD = 0x40000

/** A file that cannot be read from here on. What was read before it stands. */
export interface Fault {
  readonly reason: string
}

/**
 * Reads one kind of container. `take` is given `octets`, which stand at `position` in the file, and answers how many
 * of them it is done with; more than there are when what comes next is to be passed over. What it leaves it is given
 * again, with more behind it. It never asks for more than `LARGEST_NEED` octets at once.
 */
export interface ContainerReader {
  readonly format: 'pcap' | 'pcapng'
  take(octets: Uint8Array, position: number): number
  /** Why nothing more can be read, once that is so. */
  fault(): Fault | null
  /** What the octets left at the end of the file are the beginning of. */
  cut(left: number): string
}
