import type { Side } from '../timeline/timeline'

/** RFC 7994 §4.3 sets a figure in 72 columns. */
const COLUMNS = 72
const GAP = 2

export type Arrow = '-->' | '<--' | '...'

/** One numbered line of a figure, and what stands above and below it in parentheses. */
export interface Row {
  readonly above: Readonly<Record<Side, readonly string[]>>
  /** States, or a remark such as "(lost)", on the line itself. */
  readonly cells: Readonly<Record<Side, string>>
  readonly segment?: { readonly fields: readonly string[]; readonly arrows: Readonly<Record<Side, Arrow>> }
  readonly below: Readonly<Record<Side, readonly string[]>>
}

/** Lines of at most `width` columns; a piece wider than that is cut. */
function wrap(pieces: readonly string[], width: number, separator: string): string[] {
  const lines: string[] = []
  for (const piece of pieces.flatMap((whole) => whole.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [])) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + separator.length + piece.length <= width) {
      lines[lines.length - 1] = last + separator + piece
    } else {
      lines.push(piece)
    }
  }
  return lines
}

/** Han characters and their punctuation take two columns of a terminal. */
const columnsOf = (line: string) => line.length + (line.match(/[\u2e80-\uffef]/g)?.length ?? 0)

const centred = (line: string) => ' '.repeat(Math.max(0, Math.floor((COLUMNS - columnsOf(line)) / 2))) + line

/** Sets numbered rows under the two peers' headings, the caption below, as RFC 9293 sets its figures. */
export function setFigure(
  headings: Readonly<Record<Side, readonly string[]>>,
  rows: readonly Row[],
  caption: string,
): string {
  const digits = Math.max(2, String(rows.length).length)
  const left = digits + 1 + GAP
  const widths = {
    client: Math.max(...rows.map((row) => row.cells.client.length)),
    server: Math.max(...rows.map((row) => row.cells.server.length)),
  }
  const right = COLUMNS - widths.server
  const firstArrow = left + widths.client + 1
  const centre = firstArrow + 4
  const secondArrow = right - 4

  /** The lines of one note are as wide as each other, so that they begin below each other on either side. */
  const noteLines = (note: string): string[] => {
    const lines = wrap(note.split(' '), COLUMNS - left, ' ')
    const width = Math.max(...lines.map((each) => each.length))
    return lines.map((each) => each.padEnd(width))
  }

  /** Notes of both sides share a line where they fit; a long one on the right is set flush right. */
  const notes = ({ client, server }: Row['above']): string[] => {
    const wrapped = { client: client.flatMap(noteLines), server: server.flatMap(noteLines) }
    const count = Math.max(wrapped.client.length, wrapped.server.length)
    return Array.from({ length: count }, (_, i) => {
      const mine = ' '.repeat(left) + (wrapped.client[i] ?? '')
      const theirs = wrapped.server[i]
      if (theirs === undefined) return [mine]
      const column = Math.min(right, COLUMNS - theirs.length)
      return mine.trimEnd().length < column
        ? [mine.padEnd(column) + theirs]
        : [mine, ' '.repeat(column) + theirs]
    }).flat()
  }

  const line = ({ cells, segment }: Row): string[] => {
    const start = ' '.repeat(left) + cells.client
    if (!segment) return [start.padEnd(right) + cells.server]
    const [first = '', ...rest] = wrap(segment.fields, secondArrow - centre - 1, '')
    const { client, server } = segment.arrows
    const departure = `${start.padEnd(firstArrow)}${client} ${first}`
    return [
      `${departure.padEnd(secondArrow)}${server} ${cells.server}`,
      ...rest.map((more) => ' '.repeat(centre) + more),
    ]
  }

  const blocks = rows.map((row, index) => {
    const number = `${index + 1}.`.padStart(digits + 1)
    const [first = '', ...rest] = [...notes(row.above), ...line(row), ...notes(row.below)]
    return [number + first.slice(number.length), ...rest]
  })
  const title = wrap(caption.split(' '), COLUMNS, ' ').map(centred)
  return [notes(headings), ...blocks, title]
    .map((block) => block.map((each) => `${each.trimEnd()}\n`).join(''))
    .join('\n')
}
