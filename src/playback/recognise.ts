import { sniff, nameOf as whatElse } from '../capture/container/sniff'
import { decodeListing, parse, readListing } from '../engine'

/** What someone has brought, as it turns out to be. */
export type Recognised =
  | { readonly kind: 'capture' }
  /** It begins as one: to be read in slices, all of it. */
  | { readonly kind: 'listing'; readonly text: string }
  | { readonly kind: 'scenario'; readonly text: string }
  /** Not read yet. */
  | { readonly kind: 'packetdrill' }
  /** A scenario, but for one line, from 1. */
  | { readonly kind: 'broken scenario'; readonly message: string }
  /** `what`: a file of a known kind that is not read. Else the first line that did not fit, from 1. */
  | { readonly kind: 'unknown'; readonly what: string | null; readonly line: number; readonly text: string }

/** A scenario is not longer, in octets. */
export const LONGEST_TEXT = 4 * 1024 * 1024
/** By so much of its beginning a listing is told, however long it is. */
const BEGINNING = 256 * 1024

const NEITHER = 'neither pcap nor pcapng'
const LONGEST_LINE = 80

/** Lines of packetdrill: a time, then a call or a segment with its direction. */
const PACKETDRILL =
  /^\s*[+*]?\d*(?:\.\d+)?(?:~[+*]?[\d.]*)?\s+(?:[<>]\s|(?:\.\.\.\s*[\d.]+\s+)?(?:socket|bind|listen|connect|accept|setsockopt|fcntl)\(|`)/m

function recogniseText(text: string): Recognised {
  const beginning = text.slice(0, BEGINNING)
  const lines = beginning.split(/\r\n|[\n\r]/)
  const first = lines.findIndex((line) => line.trim() !== '' && !/^\s*(?:#|\/\/)/.test(line))
  if (PACKETDRILL.test(beginning)) return { kind: 'packetdrill' }
  const parsed = parse(text, 'own')
  if (parsed.ok && first >= 0) return { kind: 'scenario', text }
  if (readListing(beginning).tool !== null) return { kind: 'listing', text }
  const [error] = parsed.ok ? [] : parsed.errors
  if (error && first >= 0 && error.line > first + 1)
    return { kind: 'broken scenario', message: error.message }
  const shown = (lines[Math.max(first, 0)] ?? '').trim().slice(0, LONGEST_LINE)
  return { kind: 'unknown', what: null, line: Math.max(first, 0) + 1, text: shown }
}

/**
 * What octets or a text are: nobody is asked. Of a file that is longer than `LONGEST_TEXT` its beginning will do. Never
 * throws.
 */
export function recognise(given: Uint8Array | string): Recognised {
  if (typeof given === 'string') return recogniseText(given)
  if (sniff(given) !== 'unknown') return { kind: 'capture' }
  const what = whatElse(given)
  if (what !== NEITHER) return { kind: 'unknown', what, line: 0, text: '' }
  const text = decodeListing(given)
  return text === null ? { kind: 'unknown', what, line: 0, text: '' } : recogniseText(text)
}
