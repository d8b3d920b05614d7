import { type Options, type ReadOptions, readOptions } from '../playback/options'

/** What the address of the page says. */
export interface Address extends ReadOptions {
  /** A scenario of one's own, still packed, from the fragment. */
  readonly script?: string
}

/** Reads the address of the page; arbitrary text never throws. */
export function readAddress(search: string, fragment: string, isScenario: (id: string) => boolean): Address {
  const read = readOptions(new URLSearchParams(search), isScenario)
  const script = new URLSearchParams(fragment.replace(/^#/, '')).get('script')
  return script === null ? read : { ...read, script }
}

/** Names in the order in which they are written. */
const ORDER = [
  'scenario',
  'step',
  't',
  'from',
  'to',
  'speed',
  'profile',
  'autoplay',
  'loop',
  'controls',
  'panels',
  'motion',
  'theme',
  'lang',
] as const satisfies readonly (keyof Options)[]

/** The address that says this: "?scenario=four-way-close&step=3", with the fragment of a script of one's own. */
export function writeAddress(options: Options, script?: string): string {
  const pairs = ORDER.flatMap((name) => {
    const value = options[name]
    return value === undefined ? [] : `${name}=${encodeURIComponent(String(value)).replaceAll('%2C', ',')}`
  })
  const search = pairs.length > 0 ? `?${pairs.join('&')}` : ''
  return search + (script === undefined ? '' : `#script=${script}`)
}
