import { setup } from 'xstate'
import type { Connection } from '../tcb/connection'
import type { TcpEvent, Timeout } from '../tcb/event'
import type { Config } from '../tcb/policy'
import type { State } from '../tcb/state'
import type { Timer } from '../tcb/timer'
import { verdictOf } from '../verdict/rules'
import type { Verdict } from '../verdict/verdict'
import type { Segment } from '../wire/segment'
import { type Deed, deeds } from './deeds'
import { guards } from './guards'

/** What a transition of the machine is, as its `meta` tells. */
export interface Meta {
  /** Section of RFC 9293 that prescribes it. */
  readonly rfc: string
  /** Present when the state changes. */
  readonly arc?: Arc
}

/** A change of state, in the words of Figure 5. */
export interface Arc {
  readonly event: string
  readonly action: string
  /** Absent for an arc of Figure 5; else why the machine has one that the figure does not draw. */
  readonly because?: string
}

/** What a user call answers: the RFC's words, or octets received. */
export type Answer = string | { readonly octets: number }

/** The machine's actions on the world outside. They do nothing here: they leave as data, see driver.ts. */
const outward = {
  transmit: (_: unknown, _params: { segment: Segment; kind: 'original' | 'retransmission' }) => {},
  deliver: (_: unknown, _params: { octets: number }) => {},
  signal: (_: unknown, _params: { signal: string }) => {},
  judge: (_: unknown, _params: { verdict: Verdict }) => {},
  answer: (_: unknown, _params: { result: Answer }) => {},
  walk: (_: unknown, _params: { to: State; event: string; rfc: string }) => {},
  cite: (_: unknown, _params: { rfc: string }) => {},
}

/** The event that a timer goes off as. */
export const TIMEOUT_OF: Readonly<Record<Timer, Timeout['type']>> = {
  retransmission: 'RETRANSMISSION TIMEOUT',
  'time-wait': 'TIME-WAIT TIMEOUT',
  'fin-wait-2': 'FIN-WAIT-2 TIMEOUT',
  persist: 'PERSIST TIMEOUT',
  keepalive: 'KEEPALIVE TIMEOUT',
  'delayed-ack': 'DELAYED-ACK TIMEOUT',
  user: 'USER TIMEOUT',
}

const base = setup({
  types: {
    context: {} as Connection,
    events: {} as TcpEvent,
    input: {} as Config,
    meta: {} as Meta,
  },
  actions: outward,
  guards,
})

/** A deed as an XState action: the TCB is assigned, timers become delayed events, the rest leaves as data. */
const perform = (deed: Deed) =>
  base.enqueueActions(({ context, event, enqueue }) => {
    const connection = deed(context, event, (effect) => {
      if (effect.type === 'start') {
        // The driver sends it back with the time at which it falls due.
        const timeout = { type: TIMEOUT_OF[effect.timer], now: event.now }
        enqueue.raise(timeout, { id: effect.timer, delay: effect.after / 1000 })
      } else if (effect.type === 'stop') enqueue.cancel(effect.timer)
      else if (effect.type === 'transmit') {
        enqueue({ type: 'transmit', params: { segment: effect.segment, kind: effect.kind } })
      } else if (effect.type === 'judge') {
        enqueue({ type: 'judge', params: { verdict: verdictOf(effect.rule) } })
      } else if (effect.type === 'deliver') enqueue({ type: 'deliver', params: { octets: effect.octets } })
      else enqueue({ type: 'signal', params: { signal: effect.signal } })
    })
    if (connection !== context) enqueue.assign(() => connection)
  })

type Performed = { [K in keyof typeof deeds]: ReturnType<typeof perform> }

/** In one place, so that every event that may call for a segment ends in the same way. */
const respondLast = base.raise(({ event }) => ({ type: 'RESPOND', now: event.now }))

export const tcp = base.extend({
  actions: {
    ...(Object.fromEntries(Object.entries(deeds).map(([name, deed]) => [name, perform(deed)])) as Performed),
    'respond when all is worked through': respondLast,
  },
})
