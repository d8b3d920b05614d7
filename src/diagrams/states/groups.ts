import type { Grid } from './grid'
import type { Group } from './layout'

/** The three parts of a connection's life; their names stand in the lower right corner. */
export function groups(grid: Grid): readonly Group[] {
  const half = grid.node.width / 2
  const pad = 12
  const above = grid.node.height / 2 + pad
  const below = grid.node.height / 2 + 24
  const belowLabel = below + 13
  const end = grid.rails.inner - 9

  const group = (name: Group['name'], x: number, top: number, right: number, foot: number): Group => ({
    name,
    x,
    y: top - above,
    width: right - x,
    height: foot - (top - above),
    label: { x: right - 10, y: foot - 9, anchor: 'end' },
  })
  return [
    group('opening', 0, grid.listen, end, grid.syn + belowLabel),
    group('active_close', 0, grid.closing1, grid.middle + half + pad, grid.timeWait + below),
    group('passive_close', grid.right - half - pad, grid.closing1, end, grid.closing2 + below),
  ]
}
