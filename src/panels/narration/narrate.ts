import type { TellingMessages } from '../../messages/messages'
import { spoken } from '../../messages/spoken'
import { read } from '../../timeline/read'
import type { Cause, Timeline } from '../../timeline/timeline'
import { arrivalSentences } from './arrivals'
import { callSentences } from './calls'
import { isOrphan, momentBefore } from './history'
import { icmpSentences } from './icmp'
import type { Narration } from './narration'
import { opening } from './opening'
import { reference } from './reference'
import { type Scene, sceneAt } from './scene'
import { timerSentences } from './timers'
import { callName } from './what'
import { duration, nameOf, sentences, toldAs } from './words'

/** Tells one step of a run. A step that is not in the run is told as its start. */
export function narrate(timeline: Timeline, step: number, t: TellingMessages): Narration {
  const moment = read(timeline).moment(step)
  const scene = sceneAt(timeline, step, t)
  if (!moment || !scene) return opening(timeline, t)
  const { cause, rfc } = moment
  return {
    text: sentences(t, [
      ...idleTime(scene),
      ...happening(scene, cause),
      ...returns(scene),
      ...signals(scene),
    ]),
    ...(moment.note && { note: spoken(t, moment.note) }),
    ...(rfc && reference(rfc)),
  }
}

function happening(scene: Scene, cause: Cause): string[] {
  switch (cause.kind) {
    case 'call':
      return callSentences(scene, cause)
    case 'icmp':
      return icmpSentences(scene, cause)
    case 'timer':
      return timerSentences(scene, cause)
    case 'segment': {
      const segment = read(scene.timeline).arrival(scene.step)
      return segment ? arrivalSentences(scene, segment) : []
    }
    case 'start':
      return []
  }
}

/** From how many seconds on it is said that nothing has happened for a while; for less the eye has the time axis. */
const A_WHILE = 1

/** How long nothing has happened before something comes from outside; a timer tells its time itself. */
function idleTime(scene: Scene): string[] {
  const { t, moment, timeline, step } = scene
  const { cause, time } = moment
  const last = momentBefore(scene)
  const isFromOutside =
    cause.kind === 'call' || cause.kind === 'icmp' || read(timeline).arrival(step)?.kind === 'forged'
  const idle = Math.round((time - (last?.time ?? time)) * 1000) / 1000
  return isFromOutside && idle >= A_WHILE ? [t.idle({ length: duration(t, idle) })] : []
}

/** Calls that were waited in, but for those whose return the change of state says. */
function returns({ t, moment }: Scene): string[] {
  return (moment.returns ?? []).flatMap(({ endpoint, call, result }) => {
    if (result === 'ok') return []
    const [octets] = /^\d+(?= octets$)/.exec(result) ?? []
    const told = {
      side: nameOf(t, endpoint),
      call: callName(t, { call }),
      result: octets ?? toldAs(t, result),
    }
    return [t.call_returns(told)]
  })
}

/** What an application is told unasked, unless it asked for just this or the sentences before say it already. */
function signals(scene: Scene): string[] {
  const { t, moment } = scene
  const asked = moment.cause.kind === 'call' ? moment.cause.endpoint : undefined
  const told = moment.signals.flatMap(({ endpoint, signal }) => {
    // “reset” answers each call that was waiting; “connection reset” says the same once more.
    const isSaid = signal === 'connection closing' || signal === 'reset'
    const isReturned = moment.returns?.some((call) => call.endpoint === endpoint && call.result === signal)
    if (isSaid || isReturned || endpoint === asked || (endpoint === scene.side && isOrphan(scene))) return []
    return t.told({ signal: toldAs(t, signal.replace(/^error: /, '')), side: nameOf(t, endpoint) })
  })
  return [...new Set(told)]
}
