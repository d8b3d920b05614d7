import { add, gt } from '../../tcp/wire/sequence'
import type { EndpointVariables } from '../../timeline/timeline'
import { endOf, type Fields } from '../follow/endpoint'
import { advance, add as learn, newSpace } from '../follow/sequence-space'
import { ACK, FIN, RST, SYN } from '../tcp/header'

type Mutable = { -readonly [K in keyof EndpointVariables]: EndpointVariables[K] }

/** The variables of RFC 9293 §3.3.1 of one end, as far as its packets tell. Windows in octets. */
export interface Variables {
  send(segment: Fields, window: number): void
  receive(segment: Fields, window: number): void
  now(): EndpointVariables
}

export function variables(): Variables {
  const known: Mutable = {}
  const received = newSpace()

  return {
    send(segment, window) {
      const { flags, seq, ack } = segment
      if (flags & RST) return
      if (flags & SYN) {
        known.ISS = seq
        known['SND.UNA'] = seq
        known['SND.NXT'] = endOf(segment)
      } else {
        known['SND.UNA'] ??= seq
        if (known['SND.NXT'] === undefined || gt(endOf(segment), known['SND.NXT']))
          known['SND.NXT'] = endOf(segment)
      }
      known['RCV.WND'] = window
      if (!(flags & ACK)) return
      if (received.isKnown) advance(received, ack)
      known['RCV.NXT'] = received.isKnown ? received.next : ack
    },
    receive(segment, window) {
      const { flags, seq, ack, length } = segment
      if (flags & RST) return
      if (flags & SYN) known.IRS = seq
      const from = flags & SYN ? add(seq, 1) : seq
      learn(received, from, add(from, length + (flags & FIN ? 1 : 0)))
      known['RCV.NXT'] = received.next
      known['SND.WND'] = window
      const una = known['SND.UNA']
      if (flags & ACK && (una === undefined || gt(ack, una))) known['SND.UNA'] = ack
    },
    now: () => ({ ...known }),
  }
}
