import { FROM_B, NONE, type Packets } from '../table/packets'
import { ACK, FIN, RST, SYN } from '../tcp/header'

/** What Wireshark's TCP analysis marks a segment as, by its documented rules (User's Guide §7.5). */
export const MARKS = [
  'retransmission',
  'fast-retransmission',
  'spurious-retransmission',
  'out-of-order',
  'duplicate-ack',
  'previous-segment-lost',
  'zero-window',
  'window-update',
  'keep-alive',
] as const

export type Mark = (typeof MARKS)[number]

/** What is remembered of one end from segment to segment. */
interface Flow {
  isKnown: boolean
  /** One beyond the largest number that it has sent, and when that grew. */
  next: number
  nextAt: number
  hasAcknowledged: boolean
  ack: number
  ackAt: number
  window: number
  duplicates: number
  /** Its last segment was a keep-alive. */
  probed: boolean
}

const newFlow = (): Flow => ({
  isKnown: false,
  next: 0,
  nextAt: 0,
  hasAcknowledged: false,
  ack: 0,
  ackAt: 0,
  window: -1,
  duplicates: 0,
  probed: false,
})

/** Without a handshake to measure: what comes again within this is out of order, not sent again. Seconds. */
const REORDERING = 0.003
/** A retransmission on duplicate ACKs follows the last of them within this. Seconds. */
const PROMPT = 0.02

/** Goes through a connection's segments and tells `marked` of each mark, in order of the file. */
export function findMarks(
  packets: Packets,
  first: number,
  rtt: number | null,
  marked: (mark: Mark, row: number) => void,
): void {
  const flows = [newFlow(), newFlow()] as const
  const reordering = rtt !== null && rtt > 0 ? rtt : REORDERING
  for (let row = first; row !== NONE; row = packets.next[row] ?? NONE) {
    const flags = packets.flags[row] ?? 0
    const isB = (flags & FROM_B) !== 0
    mark(row, flags, flows[isB ? 1 : 0], flows[isB ? 0 : 1])
  }

  function mark(row: number, flags: number, own: Flow, other: Flow): void {
    const seq = packets.seq[row] ?? 0
    const ack = packets.ack[row] ?? 0
    const length = packets.length[row] ?? 0
    const window = packets.window[row] ?? 0
    const time = packets.time[row] ?? 0
    const isPlain = (flags & (SYN | FIN | RST)) === 0
    const size = length + (flags & SYN ? 1 : 0) + (flags & FIN ? 1 : 0)
    const end = (seq + size) >>> 0
    const ahead = own.isKnown ? (seq - own.next) | 0 : 0
    const isKeepAlive = own.isKnown && isPlain && length <= 1 && ahead === -1
    const isProbe = isPlain && length === 1 && other.window === 0
    const repeatsAck =
      own.hasAcknowledged && ack === own.ack && length === 0 && isPlain && ahead === 0 && window !== 0

    if (window === 0 && isPlain) marked('zero-window', row)
    if (isKeepAlive && !isProbe) marked('keep-alive', row)
    if (ahead > 0 && !(flags & RST)) marked('previous-segment-lost', row)
    if (repeatsAck && own.window !== window) marked('window-update', row)
    const isDuplicate = repeatsAck && own.window === window && !other.probed && !isKeepAlive
    if (isDuplicate) marked('duplicate-ack', row)
    if (size > 0 && ahead < 0 && !(flags & RST) && !isKeepAlive && !isProbe) marked(again(), row)

    if (flags & ACK) {
      if (isDuplicate) own.duplicates += 1
      else if (ack !== own.ack) own.duplicates = 0
      if (!own.hasAcknowledged || ack !== own.ack || isDuplicate) own.ackAt = time
      own.ack = ack
      own.hasAcknowledged = true
    }
    own.window = window
    own.probed = isKeepAlive
    if (!(flags & RST) && (!own.isKnown || ((end - own.next) | 0) > 0)) {
      own.next = end
      own.nextAt = time
      own.isKnown = true
    }

    /** The rules in the order in which one takes the place of another. */
    function again(): Mark {
      if (length > 0 && other.hasAcknowledged && ((other.ack - end) | 0) >= 0)
        return 'spurious-retransmission'
      if (other.duplicates >= 2 && other.ack === seq && time - other.ackAt < PROMPT)
        return 'fast-retransmission'
      return time - own.nextAt < reordering && end !== own.next ? 'out-of-order' : 'retransmission'
    }
  }
}
