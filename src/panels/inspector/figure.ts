import type { Cell } from '../../capture/tcp/fields'

/** Bits in a row of the figure (RFC 9293, Figure 1). */
export const ROW = 32

/** A piece of a cell that stands in one row: row and column from 0, its width in bits. */
export interface Piece {
  readonly cell: number
  readonly row: number
  readonly column: number
  readonly span: number
  /** The first piece of its cell: it has the name. */
  readonly first: boolean
}

/** Where each cell stands; one that goes beyond the end of a row goes on in the next. */
export function piecesOf(cells: readonly Cell[]): readonly Piece[] {
  return cells.flatMap(({ at, bits }, cell) => {
    const pieces: Piece[] = []
    for (let bit = at; bit < at + bits; ) {
      const column = bit % ROW
      const span = Math.min(ROW - column, at + bits - bit)
      pieces.push({ cell, row: Math.floor(bit / ROW), column, span, first: bit === at })
      bit += span
    }
    return pieces
  })
}

/** The octets that a cell touches: of the first, and one beyond the last. */
export const octetsUnder = ({ at, bits }: Cell): readonly [number, number] => [at >> 3, (at + bits + 7) >> 3]

/** Octet in hexadecimal, two digits. */
export const hex = (octet: number): string => octet.toString(16).padStart(2, '0')

/** The cell that an arrow key leads to from another; the same one at the edge. */
export function neighbour(cells: readonly Cell[], from: number, key: string): number {
  const cell = cells[from]
  if (!cell) return 0
  if (key === 'ArrowLeft') return Math.max(0, from - 1)
  if (key === 'ArrowRight') return Math.min(cells.length - 1, from + 1)
  if (key === 'Home') return 0
  if (key === 'End') return cells.length - 1
  const bit = cell.at + (key === 'ArrowUp' ? -ROW : key === 'ArrowDown' ? Math.max(ROW, cell.bits) : 0)
  const found = cells.findIndex(({ at, bits }) => at <= bit && bit < at + bits)
  return found < 0 ? from : found
}
