import { type ReadOptions, readOptions } from '../playback/options'

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
