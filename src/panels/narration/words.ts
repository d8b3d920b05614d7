import type { Messages } from '../../messages/messages'
import type { SegmentFlight, Side, Timeline } from '../../timeline/timeline'

export const otherThan = (side: Side): Side => (side === 'client' ? 'server' : 'client')

/** The subject or object of a sentence: "the client". */
export const nameOf = (t: Messages, side: Side): string =>
  side === 'client' ? t.the_client() : t.the_server()

export const octets = (t: Messages, count: number): string =>
  count === 1 ? t.octets_one() : t.octets_many({ count })

/** "SYN+ACK": the flags that matter to a reader, without PSH; "data" when there is nothing else to say. */
export function segmentName(segment: SegmentFlight): string {
  const flags = segment.flags.filter((flag) => flag !== 'PSH')
  const plain = flags.every((flag) => flag === 'ACK')
  return plain && segment.length > 0 ? 'DATA' : flags.join('+')
}

/** Like `segmentName`, but data is counted: "segment with 300 octets". */
export function segmentNoun(t: Messages, segment: SegmentFlight): string {
  const name = segmentName(segment)
  return name === 'DATA' ? t.segment_data({ octets: octets(t, segment.length) }) : name
}

/** A duration in seconds as one reads it: "50 ms", "1 s", "4 min". */
export function duration(t: Messages, seconds: number): string {
  const milliseconds = Math.round(seconds * 1000)
  if (milliseconds > 0 && milliseconds < 1000) return t.milliseconds({ value: String(milliseconds) })
  const value = String(milliseconds / 1000)
  return milliseconds >= 120_000 && milliseconds % 60_000 === 0
    ? t.minutes({ value: String(milliseconds / 60_000) })
    : t.seconds({ value })
}

/** A message whose key is made from data; undefined where nobody has written one. */
export function messageNamed(
  t: object,
  key: string,
): ((inputs: Record<string, string | number>) => string) | undefined {
  const all = t as Record<string, (inputs: Record<string, string | number>) => string>
  return Object.hasOwn(all, key) ? all[key] : undefined
}

/** "FIN-WAIT-1" as it stands in the key of a message: "fin_wait_1". */
export const keyed = (name: string): string => name.toLowerCase().replaceAll('-', '_')

/** What a user is told, in the reader's language; an errno keeps its name. */
export const toldAs = (t: Messages, told: string): string =>
  messageNamed(t, `signal_${keyed(told).replaceAll(' ', '_')}`)?.({}) ?? told

/** Joins sentences as the language does: with a capital each, or without spaces between Chinese words. */
export function sentences(t: Messages, parts: readonly (string | undefined)[]): string {
  if (t.language === 'zh') {
    return parts
      .filter(Boolean)
      .join('')
      .replace(/(?<=[\p{Script=Han}，。：；]) (?=\p{Script=Han})/gu, '')
  }
  return parts
    .filter(Boolean)
    .join(' ')
    .replace(/(^|\. )(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

type Run = { readonly t: Messages; readonly timeline: Timeline }

const timeWaitRun = ({ timeline }: Run) => timeline.timers.find(({ timer }) => timer === 'time-wait')

/** How long TIME-WAIT lasts, as its profile has it: Linux waits 60 s whatever the MSL. */
export function timeWait(run: Run): string {
  const { t, timeline } = run
  if (timeline.profile !== 'linux') return '2 MSL'
  const timer = timeWaitRun(run)
  return duration(t, timer ? timer.due - timer.start : 60)
}

/** The same, and how long an MSL is taken to be: "2 MSL (4 min)". */
export function timeWaitInFull(run: Run): string {
  const timer = timeWaitRun(run)
  if (run.timeline.profile === 'linux' || !timer) return timeWait(run)
  return run.t.two_msl({ length: duration(run.t, timer.due - timer.start) })
}
