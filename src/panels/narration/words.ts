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
  const number = (value: number) => String(Number(value.toFixed(3)))
  if (seconds > 0 && seconds < 1) return t.milliseconds({ value: number(seconds * 1000) })
  return seconds >= 120 && seconds % 60 === 0
    ? t.minutes({ value: number(seconds / 60) })
    : t.seconds({ value: number(seconds) })
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

/** How long TIME-WAIT lasts, as its profile has it: Linux waits 60 s whatever the MSL. */
export function timeWait({ t, timeline }: { readonly t: Messages; readonly timeline: Timeline }): string {
  if (timeline.profile !== 'linux') return '2 MSL'
  const run = timeline.timers.find(({ timer }) => timer === 'time-wait')
  return duration(t, run ? run.due - run.start : 60)
}
