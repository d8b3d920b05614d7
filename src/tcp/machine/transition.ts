import { ruleOfContent } from '../receive/rule-of-content'
import type { Connection } from '../tcb/connection'
import type { TcpEvent } from '../tcb/event'
import type { State } from '../tcb/state'
import { type Rule, verdictOf } from '../verdict/rules'
import type { deeds } from './deeds'
import type { guards } from './guards'
import type { Answer, Arc } from './setup'

interface Body {
  readonly guard?: keyof typeof guards
  /** What is done, in order. */
  readonly actions?: readonly (keyof typeof deeds)[]
  /** What the call answers. */
  readonly answer?: Answer | ((connection: Connection, event: TcpEvent) => Answer)
  /** What the user is told unasked. */
  readonly signals?: readonly (string | ((connection: Connection) => string))[]
  /** Send what is due when all is worked through: queued data, a queued FIN, an owed ACK. */
  readonly respond?: true
}

interface Args {
  readonly context: Connection
  readonly event: TcpEvent
}

function outward(rfc: string, body: Body) {
  const { actions = [], signals = [], answer } = body
  return [
    { type: 'cite' as const, params: { rfc } },
    ...(answer === undefined
      ? []
      : [
          {
            type: 'answer' as const,
            params: ({ context, event }: Args) => ({
              result: typeof answer === 'function' ? answer(context, event) : answer,
            }),
          },
        ]),
    ...actions,
    ...signals.map((signal) => ({
      type: 'signal' as const,
      params: ({ context }: Args) => ({ signal: typeof signal === 'string' ? signal : signal(context) }),
    })),
    ...(body.respond ? (['respond when all is worked through'] as const) : []),
  ]
}

const guarded = (body: Body) => (body.guard ? { guard: body.guard } : {})

/** The state stays what it is. */
export const stay = (rfc: string, body: Body) => ({
  ...guarded(body),
  actions: outward(rfc, body),
  meta: { rfc },
})

/** The state changes, along an arc. */
export const go = (target: State, rfc: string, arc: Arc, body: Body = {}) => ({
  ...guarded(body),
  target,
  actions: [{ type: 'walk' as const, params: { to: target, event: arc.event, rfc } }, ...outward(rfc, body)],
  meta: { rfc, arc },
})

/** A segment was judged by this rule; 'by content': by what it brings. */
const judge = (rule: Rule | 'by content') =>
  rule === 'by content'
    ? {
        type: 'judge' as const,
        params: ({ context, event }: Args) => ({
          verdict: verdictOf(
            event.type === 'SEGMENT ARRIVES' ? ruleOfContent(context, event.segment) : 'ack-duplicate',
          ),
        }),
      }
    : { type: 'judge' as const, params: { verdict: verdictOf(rule) } }

const sectionOf = (rule: Rule | 'by content'): string =>
  rule === 'by content' ? '3.10.7.4' : verdictOf(rule).rfc

/** A segment arrives and the state stays what it is. */
export const arrives = (rule: Rule | 'by content', body: Body = {}) => {
  const transition = stay(sectionOf(rule), body)
  return { ...transition, actions: [judge(rule), ...transition.actions] }
}

/** A segment arrives and the state changes. */
export const arrivesAndGo = (rule: Rule | 'by content', target: State, arc: Arc, body: Body = {}) => {
  const transition = go(target, sectionOf(rule), arc, body)
  return { ...transition, actions: [judge(rule), ...transition.actions] }
}

/** An arc of Figure 5. */
export const figure5 = (event: string, action: string): Arc => ({ event, action })

/** An arc that Figure 5 does not draw, and why there is one. */
export const beyond = (event: string, action: string, because: string): Arc => ({ event, action, because })
