import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compare, type Row } from '../testing/system-calls'

/** Measured on a Linux 6.18 kernel: fixtures/calls/README.md. */
const FILE = new URL('../testing/fixtures/calls/calls.jsonl', import.meta.url)
const rows: readonly Row[] = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

/** Of all that endpoint() can be asked; `npm run truth` prints the rows that differ. */
const HOLDS = 0.97

test('a call answers, sends and leaves what it has on a Linux kernel, in 64 situations', () => {
  const compared = compare(rows)
  const holding = compared.filter(({ ours, kernel }) => ours === kernel)
  expect(compared.length).toBeGreaterThan(3800)
  expect(holding.length / compared.length).toBeGreaterThanOrEqual(HOLDS)
}, 60_000)
