import type { Words } from './words'

const COLON = 0x3a
const DOT = 0x2e
const STAR = 0x2a
const EQUALS = 0x3d
const HYPHEN = 0x2d

const isLetterOrDigit = (code: number) =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  code > 0x7f

/** A port, a service or a star behind the last colon or dot: `10.0.0.1:80`, `ns.lan.ssh`, `[::]:*`, `*.*`. */
export function isEndpoint(words: Words, index: number): boolean {
  const { text } = words
  const start = index < words.count ? words.start(index) : 0
  const end = index < words.count ? words.endOf(index) : 0
  if (end - start < 2) return false
  let at = end - 1
  const last = text.charCodeAt(at)
  if (last !== STAR && !isLetterOrDigit(last)) return false
  for (; at >= start; at--) {
    const code = text.charCodeAt(at)
    if (code === COLON || code === DOT) return at > start || last === STAR || code === COLON
    if (code !== STAR && code !== HYPHEN && code !== 0x5f && code !== 0x2b && !isLetterOrDigit(code))
      return false
  }
  return false
}

/** What may stand in the place of an address where the columns before it are certain, however it was cut. */
export function mayBeEndpoint(words: Words, index: number): boolean {
  if (index >= words.count) return false
  let isDivided = false
  for (let at = words.start(index); at < words.endOf(index); at++) {
    const code = words.text.charCodeAt(at)
    if (code === EQUALS) return false
    if (code === COLON || code === DOT || code === STAR) isDivided = true
  }
  return isDivided
}

/** No peer: `*:*`, `0.0.0.0:0`, `[::]:*`, `*.*`. */
export const isNobody = (remote: string | null) => remote !== null && /(^|[:.])(\*|0)$/.test(remote)

/** The port or service of an address as printed: what stands behind its last colon, else its last dot. */
export function portOf(address: string): string {
  const colon = address.lastIndexOf(':')
  return address.slice((colon >= 0 ? colon : address.lastIndexOf('.')) + 1)
}
