type Column =
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>

/** Little enough that a table is never much larger than what is in it. */
const GROWTH = 1.3

const longer = <C extends Column>(column: C, rows: number, perRow: number): C => {
  const grown = new (column.constructor as new (length: number) => C)(rows * perRow)
  grown.set(column as never)
  return grown
}

/** Makes room for a row more in each column of a table, one column after the other. Answers how many rows fit. */
export function grow<T extends object>(
  table: T,
  capacity: number,
  perRow: Partial<Record<keyof T, number>> = {},
): number {
  const rows = Math.ceil(capacity * GROWTH) + 64
  for (const key of Object.keys(table) as (keyof T)[]) {
    const column = table[key]
    if (ArrayBuffer.isView(column))
      table[key] = longer(column as Column, rows, perRow[key] ?? 1) as T[keyof T]
  }
  return rows
}
