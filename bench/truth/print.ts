import { readFileSync } from 'node:fs'
import { kindOf } from '../../src/tcp/testing/kinds'
import type { Comparison } from '../../src/tcp/testing/system-calls'

/** The rows of a file of fixtures/calls. */
export const rowsOf = <R>(file: string): readonly R[] =>
  readFileSync(new URL(`../../src/tcp/testing/fixtures/calls/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** A table of what differs, and of what was not asked how many there are, by kind. */
export function print(rows: readonly { readonly id: string }[], compared: readonly Comparison[]): void {
  const differing = compared.filter(({ ours, kernel }) => ours !== kernel)
  console.log('row | ours | kernel | kind')
  for (const { id, ours, kernel } of differing) console.log(`${id} | ${ours} | ${kernel} | ${kindOf(id)}`)
  const asked = new Set(compared.map(({ id }) => id))
  const kinds = new Map<string, number>()
  for (const { id } of rows) if (!asked.has(id)) kinds.set(kindOf(id), (kinds.get(kindOf(id)) ?? 0) + 1)
  for (const [kind, count] of kinds) console.log(`not asked: ${count} | ${kind}`)
  const held = compared.length - differing.length
  console.log(
    `${held} of ${compared.length} rows hold; ${rows.length - compared.length} cannot be asked here`,
  )
}
