import type { ListingMessages } from '../../messages/messages'
import { messageNamed } from '../../messages/named'

/** Messages that have a form for each kind of number. */
type Counted<K = keyof ListingMessages> = K extends `${infer Name}_other` ? Name : never

/** A message about so many: "1 socket", "9 sockets". */
export function counted(
  t: ListingMessages,
  name: Counted,
  count: number,
  more: Record<string, string> = {},
): string {
  const form = new Intl.PluralRules(t.language).select(count)
  const say = messageNamed(t, `${name}_${form}`) ?? messageNamed(t, `${name}_other`)
  return say?.({ ...more, count }) ?? ''
}

/** By how much a number has changed, with its sign: "+4", "−2", "±0". */
export const changeText = (before: number, after: number): string => {
  if (before === after) return '±0'
  return after > before ? `+${after - before}` : `−${before - after}`
}
