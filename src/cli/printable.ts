/** Controls of ASCII and of ISO 8859, and the marks that turn the direction of writing. */
const CONTROL = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu

/** Text from elsewhere with what would move a terminal's cursor, or turn its writing, as \xNN. */
export const printable = (text: string): string =>
  text.replaceAll(CONTROL, (control) => {
    const code = control.codePointAt(0) ?? 0
    return code > 0xff
      ? `\\u${code.toString(16).padStart(4, '0')}`
      : `\\x${code.toString(16).padStart(2, '0')}`
  })
