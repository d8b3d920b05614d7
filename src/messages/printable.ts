/** C0, C1, line and paragraph separators, and what turns the direction of text (UAX #9). */
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu

const octetsOf = (character: string) => {
  const code = character.charCodeAt(0)
  return code < 0x100 ? [code] : Array.from(new TextEncoder().encode(character))
}

/** Text from a file for a terminal: what would act instead of being read stands as `\xNN`. */
export const printable = (text: string): string =>
  text.replace(CONTROLS, (character) =>
    octetsOf(character)
      .map((octet) => `\\x${octet.toString(16).padStart(2, '0')}`)
      .join(''),
  )

/** The same for JSON, which has an escape of its own for them; what lays it out stays. */
export const printableJson = (json: string): string =>
  json.replace(CONTROLS, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
