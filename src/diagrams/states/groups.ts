import type { Grid } from './grid'

/** A part of the figure with a name. Rectangles in user units. */
export interface Group {
  readonly name: 'opening' | 'active_close' | 'passive_close'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The three parts of a connection's life; their names stand in the lower right corner. */
export function groups(grid: Grid): readonly Group[] {
  const half = grid.node.width / 2
  const pad = grid.name === 'full' ? 12 : 4
  const above = grid.node.height / 2 + pad
  const below = grid.node.height / 2 + (grid.name === 'full' ? 24 : pad)
  const belowLabel = grid.name === 'full' ? below + 13 : below
  const end = grid.rails.inner - (grid.name === 'full' ? 9 : 3)

  const group = (name: Group['name'], x: number, top: number, right: number, foot: number): Group => ({
    name,
    x,
    y: top - above,
    width: right - x,
    height: foot - (top - above),
  })
  return [
    group('opening', 0, grid.listen, end, grid.syn + belowLabel),
    group('active_close', 0, grid.closing1, grid.middle + half + pad, grid.timeWait + below),
    group('passive_close', grid.right - half - pad, grid.closing1, end, grid.closing2 + below),
  ]
}
