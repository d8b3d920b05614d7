import { decodeListing, type Finding, type Listing } from '../engine'
import { judging } from '../sockets/judge'
import { readingListing } from '../sockets/read'
import type { Reading } from './capture-file'
import { inSlices } from './slices'

/** Octets: of a longer listing a table would be higher than browsers draw. */
export const LONGEST_LISTING = 32 * 1024 * 1024

/** A listing and what there is to say about it. */
export interface Judged {
  readonly listing: Listing
  readonly findings: readonly Finding[]
}

function* reading(text: string, onRead: (part: number) => void): Generator<undefined, Judged> {
  const work = readingListing(text)
  for (;;) {
    const { done, value } = work.next()
    if (done) return { listing: value, findings: yield* judging(value) }
    onRead(value / text.length)
    yield undefined
  }
}

/** Reads and judges a listing in slices; nothing of it leaves the page. Null if it is given up. */
export function readListingText(text: string, { signal, onProgress }: Reading): Promise<Judged | null> {
  let part = 0
  const work = reading(text, (now) => {
    part = now
  })
  return inSlices(work, { signal, onPause: () => onProgress(part) })
}

/** The text of a file that began as a listing; null for what holds zeros further on. */
export const textOf = async (file: Blob): Promise<string | null> =>
  decodeListing(new Uint8Array(await file.arrayBuffer()))
