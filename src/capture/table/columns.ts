type Column =
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>

/** Little enough that a table is never much larger than what is in it. */
const GROWTH = 1.3
/** Below this many rows a table doubles. */
const MANY = 65_536

const longer = <C extends Column>(column: C, rows: number, perRow: number): C => {
  const grown = new (column.constructor as new (length: number) => C)(rows * perRow)
  grown.set(column as never)
  return grown
}

/** Makes room for a row more in each column of a table, one column after the other. `expected` rows are
 * made room for at once. Answers how many fit. */
export function grow<T extends object>(
  table: T,
  capacity: number,
  perRow: Partial<Record<keyof T, number>> = {},
  expected = 0,
): number {
  const rows = Math.ceil(Math.max(capacity * (capacity < MANY ? 2 : GROWTH), expected)) + 64
  for (const key of Object.keys(table) as (keyof T)[]) {
    const column = table[key]
    if (ArrayBuffer.isView(column))
      table[key] = longer(column as Column, rows, perRow[key] ?? 1) as T[keyof T]
  }
  return rows
}
