/** A face and a size in pixels, as sequence.module.css sets them. */
export interface Font {
  readonly face: 'mono' | 'sans'
  readonly size: number
}

const isWide = (character: string) => character >= '\u2e80'

/** Share of the size that a character of the mono face takes: exact. */
const MONO = 0.6

/** The same for the sans: as much as the wider of the faces take that may stand in for it. */
function sansAdvance(character: string): number {
  if (character === ' ') return 0.34
  if (/[ijlftr.,:;!|()[\]'’·]/.test(character)) return 0.42
  if (/[mwMW]/.test(character)) return 0.96
  return /[A-Z]/.test(character) ? 0.66 : 0.62
}

/** Width in pixels that a text needs at most. */
export function textWidth(text: string, { face, size }: Font): number {
  let ems = 0
  for (const character of text) {
    if (isWide(character)) ems += 1
    else ems += face === 'mono' ? MONO : sansAdvance(character)
  }
  return ems * size
}

/** Whether there are Han characters in it: they fill their square, and so reach higher than Latin ones. */
export const isHan = (text: string) => [...text].some(isWide)

/** How far above its baseline the middle of a text's ink lies, as a share of its size. */
export const middleOf = (text: string) => (isHan(text) ? 0.38 : 0.28)
