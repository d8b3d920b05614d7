import { queryOf } from './query'

export interface Piece {
  readonly text: string
  /** It is what was looked for. */
  readonly isSought: boolean
}

/** Cuts a text so that what was typed stands by itself wherever it occurs. */
export function piecesOf(text: string, typed: string): readonly Piece[] {
  const { terms } = queryOf(typed)
  if (terms.length === 0) return [{ text, isSought: false }]
  const any = new RegExp(`(${terms.map(({ source }) => source).join('|')})`, 'giu')
  return text
    .split(any)
    .map((piece, index) => ({ text: piece, isSought: index % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}

/** Some of what was typed stands in it. */
export const says = (text: string, typed: string): boolean =>
  queryOf(typed).terms.some((term) => term.test(text))

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' })

/** The sentences of a text in which something stands that was typed; its first where nothing does. */
export function excerpt(text: string, typed: string): string {
  const { terms } = queryOf(typed)
  const all = Array.from(sentences.segment(text), ({ segment }) => segment)
  const telling = all.filter((sentence) => terms.some((term) => term.test(sentence)))
  return (telling.length > 0 ? telling : all.slice(0, 1)).join('').trimEnd()
}
