import { other } from '../../timeline/read'
import { isRefused } from '../../timeline/refused'
import type { Cause } from '../../timeline/timeline'
import { momentBefore } from './history'
import type { Scene } from './scene'
import { walkSentence } from './walks'
import { callName } from './what'
import { nameOf, octets, segmentNoun, toldAs } from './words'

type CallCause = Extract<Cause, { kind: 'call' }>

/** What an application asks for, and what comes of it. */
export function callSentences(scene: Scene, cause: CallCause): string[] {
  const { t, moment, side, sent } = scene
  const names = { side: nameOf(t, side), other: nameOf(t, other(side)) }
  const call = callName(t, cause)

  if (moment.result !== undefined && isRefused(moment.result)) {
    return [t.call_refused({ ...names, call, result: toldAs(t, moment.result) })]
  }
  switch (cause.call) {
    case 'crash':
      return [t.crashes(names)]
    case 'reboot':
      return [t.reboots(names)]
    case 'no-read':
      return [t.stops_reading(names)]
    case 'no-accept':
      return [t.stops_accepting(names)]
    case 'accept':
      return [(moment.result === 'blocks' ? t.accept_waits : t.accepts)(names)]
    case 'shutdown-rd':
      return [t.shuts_reading({ ...names, call })]
    case 'fill-queue':
      return [t.queue_fills(names)]
    case 'drain-queue':
      return [t.queue_drains(names)]
    case 'receive':
      if (moment.result === 'blocks') return [t.call_waits({ ...names, call })]
      if (moment.result === '0 octets') return [t.receives_the_end({ ...names, call })]
      return [sent.length > 0 ? t.receives_and_tells(names) : t.receives(names)]
    case 'abort':
      return [sent.length > 0 ? t.aborts(names) : t.aborts_silently(names)]
  }
  if (moment.walks.length > 0) {
    const asks = isEchoed(scene, cause) ? t.call_asks_too : t.call_asks
    return [asks({ ...names, call }), ...moment.walks.map((walk) => walkSentence(scene, walk, t.it()))]
  }
  const [first] = sent
  if (cause.call === 'listen') return [t.listens_again(names)]
  if (cause.call === 'send') return sendSentences(scene, cause.octets ?? 0, call)
  if (first) {
    const segment = segmentNoun(t, first)
    return [t.call_asks({ ...names, call }), t.sends_segment({ who: t.it(), segment })]
  }
  if (cause.call === 'close' || cause.call === 'shutdown' || cause.call === 'shutdown-rdwr') {
    const finIsDue = ['SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT'].includes(scene.after.state)
    return [(finIsDue ? t.fin_later : t.closed_to_reading)({ ...names, call })]
  }
  if (moment.result === 'queued') return [t.call_queued({ ...names, call })]
  return [t.call_ok({ ...names, call })]
}

/** Whether the other endpoint has just been asked for the same, at the same instant. */
function isEchoed(scene: Scene, { call }: CallCause): boolean {
  const last = momentBefore(scene)
  return last?.cause.kind === 'call' && last.cause.call === call && last.time === scene.moment.time
}

function sendSentences({ t, side, sent }: Scene, asked: number, call: string): string[] {
  const name = nameOf(t, side)
  const leaving = sent.reduce((sum, segment) => sum + segment.length, 0)
  const waiting = asked - leaving
  return [
    ...(leaving > 0
      ? [t.call_asks({ side: name, call }), t.sends_data({ who: t.it(), octets: octets(t, leaving) })]
      : []),
    ...(waiting > 0
      ? [(leaving > 0 ? t.rest_waits : t.send_waits)({ side: name, octets: octets(t, waiting) })]
      : []),
    ...(leaving === 0 && waiting <= 0 ? [t.call_ok({ side: name, call })] : []),
  ]
}
