import { has, type Segment } from '../tcp/wire/segment'
import type { Kind, Side } from '../timeline/timeline'
import type { Fault, Match } from './script'

/** Exact set of SYN, FIN, RST, with or without ACK for FIN and RST; see LANGUAGE, "Faults". */
export function matches(match: Match, segment: Segment): boolean {
  const control = (['SYN', 'FIN', 'RST'] as const).filter((flag) => has(segment, flag)).join('+')
  const ack = has(segment, 'ACK')
  switch (match) {
    case 'SYN':
      return control === 'SYN' && !ack
    case 'SYN+ACK':
      return control === 'SYN' && ack
    case 'FIN':
    case 'RST':
      return control === match
    case 'ACK':
      return control === '' && ack && segment.length === 0
    case 'DATA':
      return segment.length > 0
    case 'ANY':
      return true
  }
}

/** What the link does to a segment that an endpoint sends. Times in microseconds. */
export interface Treatment {
  readonly lost: boolean
  readonly duplicated: boolean
  /** Held until that side's next segment has arrived. */
  readonly held: boolean
  readonly delay: number
}

/** Counts each side's segments against the faults, from time 0, retransmissions included. */
export class Link {
  private readonly counts: number[]

  constructor(
    private readonly faults: readonly Fault[],
    private readonly delay: number,
  ) {
    this.counts = faults.map(() => 0)
  }

  /** How many segments each fault has had before it so far. */
  get met(): readonly number[] {
    return this.counts
  }

  /** What becomes of a segment that a side sends at a time, or of the copy that the link makes of it. */
  treat(side: Side, segment: Segment, now: number, isCopy = false): Treatment {
    let treatment: Treatment = { lost: false, duplicated: false, held: false, delay: this.delay }
    this.faults.forEach((fault, i) => {
      const { during } = fault
      if (fault.side !== side && fault.side !== 'both') return
      if (isCopy !== (fault.copy ?? false) || !matches(fault.match, segment)) return
      if (during && (now < during.start || now >= during.end)) return
      const ordinal = (this.counts[i] ?? 0) + 1
      this.counts[i] = ordinal
      if (ordinal < fault.from || ordinal > fault.to) return
      if (fault.kind === 'lose') treatment = { ...treatment, lost: true }
      else if (fault.kind === 'duplicate') treatment = { ...treatment, duplicated: true }
      else if (fault.kind === 'reorder') treatment = { ...treatment, held: true }
      else treatment = { ...treatment, delay: treatment.delay + (fault.by ?? 0) }
    })
    return treatment
  }
}

/** A segment on its way, as the run keeps it until it is known what became of it. */
export interface Packet {
  readonly id: number
  readonly from: Side
  readonly to: Side
  readonly segment: Segment
  readonly kind: Kind
  readonly sentAt: number
  /** The line of the script that it comes from; undefined where none is certain. */
  readonly line: number | undefined
}
