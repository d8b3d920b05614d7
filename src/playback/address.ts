import { OPTION_NAMES, type OptionName } from './names'
import type { Options } from './options'

/** Options as the names and values that an address or attributes say them with; what is absent is left out. */
export const optionPairs = (options: Options): [name: OptionName, value: string][] =>
  OPTION_NAMES.flatMap((name) => {
    const value = options[name]
    return value === undefined ? [] : [[name, String(value)]]
  })

/** The address that says this: "?scenario=four-way-close&step=3", with the fragment of a script of one's own. */
export function writeAddress(options: Options, script?: string): string {
  const pairs = optionPairs(options).map(
    ([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`,
  )
  const search = pairs.length > 0 ? `?${pairs.join('&')}` : ''
  return search + (script === undefined ? '' : `#script=${script}`)
}
