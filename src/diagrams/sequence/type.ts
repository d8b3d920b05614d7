/** A face and a size in pixels, as sequence.module.css sets them. */
export interface Font {
  readonly face: 'mono' | 'sans'
  readonly size: number
}

const isWide = (character: string) => character >= '\u2e80'

/** Shares of the size. Exact for the mono face; for the sans an upper bound that capitals need. */
const ADVANCE = { mono: 0.6, sans: 0.58, capital: 0.66 }

/** Width in pixels that a text needs at most. */
export function textWidth(text: string, { face, size }: Font): number {
  let ems = 0
  for (const character of text) {
    if (isWide(character)) ems += 1
    else if (face === 'sans' && /[A-Z]/.test(character)) ems += ADVANCE.capital
    else ems += ADVANCE[face]
  }
  return ems * size
}
