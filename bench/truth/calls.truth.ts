import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { compare, type Row } from '../../src/tcp/testing/system-calls'

const FILE = new URL('../../src/tcp/testing/fixtures/calls/calls.jsonl', import.meta.url)

test('what calls answer, beside a Linux kernel', () => {
  const rows: readonly Row[] = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const compared = compare(rows)
  const differing = compared.filter(({ ours, kernel }) => ours !== kernel)
  console.log('row | ours | kernel')
  for (const { id, ours, kernel } of differing) console.log(`${id} | ${ours} | ${kernel}`)
  const held = compared.length - differing.length
  console.log(
    `${held} of ${compared.length} rows hold; ${rows.length - compared.length} cannot be asked here`,
  )
})
