import type { Timer } from '../../tcp/tcb/timer'
import { distance, ge, gt } from '../../tcp/wire/sequence'
import type { Call } from '../../timeline/timeline'
import { endOf, type Fields } from '../follow/endpoint'
import { ACK, FIN, RST, SYN } from '../tcp/header'

/** Why an end sends a segment, as far as its packets let one conclude. */
export type Why =
  /** What reached it last, or what it was doing already. */
  | { readonly kind: 'goes on' }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'timer'; readonly timer: Timer; readonly since: number }

const GOES_ON: Why = { kind: 'goes on' }
const call = (name: Call): Why => ({ kind: 'call', call: name })
const timer = (name: Timer, since: number): Why => ({ kind: 'timer', timer: name, since })

/** A host answers what reaches it within this, and writes what belongs together. Seconds. */
const AT_ONCE = 0.002

/** An end as what it sends and receives shows it, told of both in its own order. Times in seconds. */
export interface Reasoning {
  receive(segment: Fields, time: number): void
  /** Says why it sends a segment, and takes it down. `isAgain`: all its numbers have been sent before. */
  send(segment: Fields, window: number, time: number, isAgain: boolean): Why
}

const sizeOf = (segment: Fields): number => distance(endOf(segment), segment.seq)

export function reasoning(peerWindow: () => number | undefined): Reasoning {
  /** When it last received anything, sent anything, and each number; null: never. */
  let receivedAt: number | null = null
  let sentAt: number | null = null
  const sentNumbers = new Map<number, number>()
  let hasNews = false
  let movedOn = false
  let lastWasData = false
  let sentTo: number | null = null
  let acknowledged: number | null = null
  let owes: number | null = null
  let ownWindow = -1

  const isPrompt = (time: number, since: number | null) => since !== null && time - since <= AT_ONCE

  function whySyn({ flags, seq }: Fields, time: number, isAgain: boolean): Why {
    if (isAgain)
      return isPrompt(time, receivedAt) && hasNews ? GOES_ON : timer('retransmission', last(seq, time))
    return flags & ACK && receivedAt !== null ? GOES_ON : call(flags & ACK ? 'listen' : 'connect')
  }

  const last = (seq: number, time: number) => sentNumbers.get(seq) ?? sentAt ?? time

  /** A segment with nothing in it but an acknowledgment. */
  function whyAck(window: number, time: number): Why {
    if (hasNews && isPrompt(time, receivedAt)) return GOES_ON
    if (owes !== null) return timer('delayed-ack', owes)
    if (window > ownWindow && ownWindow >= 0) return call('receive')
    return receivedAt === null && sentAt === null ? call('send') : GOES_ON
  }

  function whyData(time: number): Why {
    const isBurst = lastWasData && isPrompt(time, sentAt)
    const wasWaiting = movedOn && isPrompt(time, receivedAt)
    return isBurst || wasWaiting ? GOES_ON : call('send')
  }

  function why(segment: Fields, window: number, time: number, isAgain: boolean): Why {
    const { flags, seq, length } = segment
    if (flags & RST) return hasNews && isPrompt(time, receivedAt) ? GOES_ON : call('abort')
    if (flags & SYN) return whySyn(segment, time, isAgain)
    const isProbe = sentTo !== null && length <= 1 && !(flags & FIN)
    if (isProbe && distance(seq, sentTo ?? 0) === -1)
      return timer('keepalive', Math.max(receivedAt ?? 0, sentAt ?? 0))
    if (isProbe && length === 1 && peerWindow() === 0)
      return timer('persist', Math.max(receivedAt ?? 0, sentAt ?? 0))
    if (sizeOf(segment) === 0) return whyAck(window, time)
    if (isAgain)
      return isPrompt(time, receivedAt) && hasNews ? GOES_ON : timer('retransmission', last(seq, time))
    return flags & FIN ? call('close') : whyData(time)
  }

  return {
    receive({ flags, ack, length }, time) {
      const isNew = (flags & ACK) !== 0 && (acknowledged === null || gt(ack, acknowledged))
      // What waited for room goes out with the acknowledgment; where nothing was in flight, nothing waited.
      if (flags & ACK && isNew) {
        movedOn = lastWasData
        acknowledged = ack
        for (const number of sentNumbers.keys()) {
          if (ge(number, ack)) break
          sentNumbers.delete(number)
        }
      }
      if (length > 0 || flags & (SYN | FIN)) owes ??= time
      receivedAt = time
      hasNews = true
    },
    send(segment, window, time, isAgain) {
      const reason = why(segment, window, time, isAgain)
      const size = sizeOf(segment)
      if (!(segment.flags & RST)) {
        if (size > 0) sentNumbers.set(segment.seq, time)
        if (sentTo === null || gt(endOf(segment), sentTo)) sentTo = endOf(segment)
      }
      if (segment.flags & ACK) owes = null
      lastWasData = segment.length > 0
      if (lastWasData) movedOn = movedOn && reason.kind === 'goes on'
      if (reason.kind !== 'goes on') hasNews = false
      sentAt = time
      ownWindow = window
      return reason
    },
  }
}
