interface Column {
  readonly head: string
  /** What stands before it where it is not the first of a line. */
  readonly before: '' | ' '
  readonly right?: true
}

/** The columns of ss.c, in order. */
const COLUMNS = {
  netid: { head: 'Netid', before: '' },
  state: { head: 'State', before: ' ' },
  recvQ: { head: 'Recv-Q', before: ' ' },
  sendQ: { head: 'Send-Q', before: ' ' },
  localAddress: { head: 'Local Address:', before: ' ', right: true },
  localPort: { head: 'Port', before: '' },
  peerAddress: { head: 'Peer Address:', before: ' ', right: true },
  peerPort: { head: 'Port', before: '' },
  process: { head: 'Process', before: '' },
} as const satisfies Record<string, Column>

export type Name = keyof typeof COLUMNS

/** A place of a line, as wide as its column. */
interface Cell {
  readonly name: Name
  readonly text: string
}

export type Row = Readonly<Record<Name, string>>

/**
 * The cells of a table as ss lays it out where it does not write to a terminal: each column as wide as its longest
 * (render_calc_width(), compact_output).
 */
export function cells(
  rows: readonly Row[],
  header: boolean,
  hidden: readonly Name[],
): readonly (readonly Cell[])[] {
  const names = (Object.keys(COLUMNS) as Name[]).filter((name) => !hidden.includes(name))
  const head = Object.fromEntries(names.map((name) => [name, COLUMNS[name].head])) as Row
  const lines = header ? [head, ...rows] : rows
  const widths = names.map((name, place) => {
    const longest = Math.max(0, ...lines.map((line) => line[name].length))
    return longest === 0 ? 0 : longest + (place === 0 ? 0 : COLUMNS[name].before.length)
  })
  const cell = (line: Row, name: Name, place: number) => {
    const { before, right }: Column = COLUMNS[name]
    const lead = place === 0 ? '' : before
    const width = widths[place] ?? 0
    return right ? lead + line[name].padStart(width - lead.length) : (lead + line[name]).padEnd(width)
  }
  return lines.map((line) => names.map((name, place) => ({ name, text: cell(line, name, place) })))
}

/** A table as it is printed. */
export const table = (rows: readonly Row[], header: boolean, hidden: readonly Name[]): string =>
  cells(rows, header, hidden)
    .map((line) => `${line.map(({ text }) => text).join('')}\n`)
    .join('')
