import { type KeyboardEvent, useId } from 'react'
import type { Cell } from '../../capture/tcp/fields'
import type { InspectorMessages } from '../../messages/messages'
import { hex, neighbour, octetsUnder, piecesOf, ROW } from './figure'
import styles from './Inspector.module.css'
import { type Known, labelOf, toldOf, valueText } from './meaning'

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']

const LETTERS: Readonly<Record<string, string>> = {
  CWR: 'C',
  ECE: 'E',
  URG: 'U',
  ACKF: 'A',
  PSH: 'P',
  RST: 'R',
  SYN: 'S',
  FIN: 'F',
}

interface HeaderFigureProps {
  readonly octets: Uint8Array
  readonly cells: readonly Cell[]
  readonly known: Known
  readonly words: InspectorMessages
  /** Place of the cell that is told of, and of the one under the pointer. */
  readonly chosen: number
  readonly lit: number
  onChoose(cell: number): void
  onLight(cell: number | null): void
}

/** The header as RFC 9293, Figure 1 draws it, and its octets in the same rows. */
export function HeaderFigure(props: HeaderFigureProps) {
  const { octets, cells, known, words: t, chosen, lit, onChoose, onLight } = props
  const id = useId()
  const pieces = piecesOf(cells)
  const last = cells.at(-1)
  const rows = last ? Math.ceil((last.at + last.bits) / ROW) : 0
  const lighted = cells[lit]
  const [from, to] = lighted ? octetsUnder(lighted) : [0, 0]
  const onKeyDown = (event: KeyboardEvent) => {
    if (!KEYS.includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    onLight(null)
    onChoose(neighbour(cells, chosen, event.key))
  }
  return (
    <div className={styles.figure} data-side={known.segment.from}>
      <div className={styles.scale} aria-hidden="true">
        {Array.from({ length: ROW }, (_, bit) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bits have no other name.
          <span key={bit}>
            <b>{bit % 10 === 0 ? bit / 10 : ''}</b>
            {bit % 10}
          </span>
        ))}
      </div>
      <p className={styles.octetsName} aria-hidden="true">
        {t.inspector_octets()}
      </p>
      <div
        role="listbox"
        aria-label={t.inspector_header()}
        aria-activedescendant={`${id}-${chosen}`}
        tabIndex={0}
        className={styles.cells}
        style={{ gridTemplateRows: `repeat(${rows}, var(--row))` }}
        onKeyDown={onKeyDown}
        onPointerLeave={() => onLight(null)}
      >
        {pieces.map(({ cell: place, row, column, span, first }) => {
          const cell = cells[place] as Cell
          const letter = LETTERS[cell.field]
          const value = valueText(cell)
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: keys act on the list, which has the focus.
            // biome-ignore lint/a11y/useKeyWithClickEvents: likewise.
            <div
              key={`${place} ${row}`}
              {...(first
                ? {
                    id: `${id}-${place}`,
                    role: 'option',
                    'aria-selected': place === chosen,
                    'aria-label': `${toldOf(cell, known, t).name} ${value}`,
                  }
                : { 'aria-hidden': true })}
              className={styles.cell}
              data-lit={place === lit || undefined}
              data-set={letter && cell.value === 1 ? '' : undefined}
              data-narrow={span < 6 || undefined}
              style={{ gridArea: `${row + 1} / ${column + 1} / auto / span ${span}` }}
              onClick={() => onChoose(place)}
              onPointerEnter={(event) => event.pointerType === 'mouse' && onLight(place)}
            >
              {letter ?? (
                <>
                  {first && <span>{labelOf(cell, t)}</span>} {first && value !== '…' && <b>{value}</b>}
                </>
              )}
            </div>
          )
        })}
      </div>
      <div className={styles.octets} aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name.
          <p key={row}>
            {[0, 1, 2, 3].map((column) => {
              const at = row * 4 + column
              return (
                <code key={column} data-lit={(at >= from && at < to) || undefined}>
                  {hex(octets[at] ?? 0)}
                </code>
              )
            })}
            <small>{String(row * 4).padStart(2, '0')}</small>
          </p>
        ))}
      </div>
    </div>
  )
}
