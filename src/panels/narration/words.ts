import type { TellingMessages } from '../../messages/messages'
import { keyed, messageNamed } from '../../messages/named'
import { duration as lengthOf } from '../../timeline/read'
import type { SegmentFlight, Side } from '../../timeline/timeline'
import { segmentName } from './what'

/** The subject or object of a sentence: "the client". */
export const nameOf = (t: TellingMessages, side: Side): string =>
  side === 'client' ? t.the_client() : t.the_server()

/** "1 octet", "300 octets": in the form that the language has for such a number. */
export const octets = (t: TellingMessages, count: number): string => {
  const form = new Intl.PluralRules(t.language).select(count)
  return (messageNamed(t, `octets_${form}`) ?? t.octets_other)({ count })
}

/** Like `segmentName`, but data is counted: "segment with 300 octets". */
export function segmentNoun(t: TellingMessages, segment: SegmentFlight): string {
  const name = segmentName(segment)
  return name === 'DATA' ? t.segment_data({ octets: octets(t, segment.length) }) : name
}

/** From how many seconds on a sentence says minutes. */
const MINUTES = 120

/** A length of time in seconds, in words: "50 ms", "1 s", "4 min". */
export function duration(t: TellingMessages, seconds: number): string {
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

/** What a user is told, in the reader's language; an errno keeps its name. */
export const toldAs = (t: TellingMessages, told: string): string =>
  messageNamed(t, `signal_${keyed(told).replaceAll(' ', '_')}`)?.({}) ?? told

/** Joins sentences as the language does: with a capital each, where it has them; Han characters with nothing between. */
export function sentences({ grammar }: TellingMessages, parts: readonly (string | undefined)[]): string {
  const joined = parts.filter(Boolean).join(grammar.gap)
  return grammar.capitals
    ? joined.replace(
        /(^|\. )(\p{Ll})/gu,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      )
    : joined.replace(/(?<=[\p{Script=Han}，。：；]) (?=\p{Script=Han})/gu, '')
}
