import type { Messages } from '../../messages/messages'
import { duration as lengthOf } from '../../timeline/read'
import type { SegmentFlight, Side } from '../../timeline/timeline'

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

/** From how many seconds on a sentence says minutes. */
const MINUTES = 120

/** A length of time in seconds, in words: "50 ms", "1 s", "4 min". */
export function duration(t: Messages, seconds: number): string {
  const { value, unit } = lengthOf(seconds, MINUTES)
  switch (unit) {
    case 'ms':
      return t.milliseconds({ value })
    case 's':
      return t.seconds({ value })
    case 'min':
      return t.minutes({ value })
    default:
      return `${value} ${unit}`
  }
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
