import { stateOf } from './spellings'

/** Every platform has it; the types of the language alone do not. */
declare const TextDecoder: new (
  label?: string,
  options?: { readonly fatal?: boolean },
) => { decode(octets: Uint8Array): string }

/** What consoles write that do not write Unicode, by how common they are. */
const CODE_PAGES = ['cp850', 'windows-1252', 'gbk', 'shift_jis', 'euc-kr', 'big5', 'ibm866'] as const
/** Code page 850 from 0x80: what western consoles of Windows write; no TextDecoder knows it. */
const CP850 = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»'
const REPLACEMENT = '\ufffd'
/** So much is looked at to find out what it is. */
const SAMPLE = 65_536

/** The octets as text, or null for what is no text. */
type Decoded = string | null

function decodedAs(encoding: string, octets: Uint8Array): Decoded {
  if (encoding === 'cp850') {
    const latin = new TextDecoder('latin1')
    return latin.decode(octets).replace(/[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/g, (letter) => {
      const code = octetOf(letter)
      return CP850[code - 0x80] ?? REPLACEMENT
    })
  }
  try {
    return new TextDecoder(encoding).decode(octets)
  } catch {
    return null
  }
}

const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
function octetOf(letter: string): number {
  const place = WINDOWS_1252.indexOf(letter)
  return place >= 0 ? 0x80 + place : letter.charCodeAt(0)
}

/** UTF-16 without a mark at its beginning: every other octet is zero. */
function isUtf16(octets: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(octets.length, SAMPLE) & ~1
  if (length < 4) return null
  let [even, odd] = [0, 0]
  for (let at = 0; at < length; at += 2) {
    if (octets[at] === 0) even++
    if (octets[at + 1] === 0) odd++
  }
  if (odd > length / 4 && even < length / 64) return 'utf-16le'
  return even > length / 4 && odd < length / 64 ? 'utf-16be' : null
}

const statesIn = (text: string) =>
  text.split(/\s+/).reduce((count, word) => count + (/[^ -~]/.test(word) && stateOf(word) ? 1 : 0), 0)

function utf8(octets: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    return null
  }
}

/**
 * A file's octets as text: UTF-8, UTF-16 with or without its mark, else the code page of a console in which most states
 * are spelled, else UTF-8 with what is not marked as such. Null for what holds zeros and is no text at all.
 */
export function decodeListing(octets: Uint8Array): Decoded {
  const [first, second] = octets
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(octets)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(octets)
  const wide = isUtf16(octets)
  if (wide) return new TextDecoder(wide).decode(octets)
  if (octets.subarray(0, SAMPLE).includes(0)) return null
  const text = utf8(octets)
  if (text !== null) return text
  const sample = octets.subarray(0, SAMPLE)
  const ranked = CODE_PAGES.map((page) => ({ page, states: statesIn(decodedAs(page, sample) ?? '') })).filter(
    ({ states }) => states > 0,
  )
  const best = ranked.reduce((a, b) => (b.states > a.states ? b : a), { page: 'utf-8' as string, states: 0 })
  return decodedAs(best.page, octets)
}
