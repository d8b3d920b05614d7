import { type Font, textWidth } from '../../diagrams/sequence/type'

/** Where a line may break: at a space, and after a Han character unless punctuation follows. */
const PIECES = /\s+|[（“「《]*(?:[\u2e80-\u9fff]|[^\s（“「《\u2e80-\uffff]+)[，。；：、！？）”」》]*|./gu

/** Sets a text in lines of at most `width` pixels; a word wider than that has a line of its own. */
export function wrap(text: string, font: Font, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const [piece] of text.matchAll(PIECES)) {
    if (line && textWidth((line + piece).trimEnd(), font) > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else {
      line += piece
    }
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines
}
