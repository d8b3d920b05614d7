import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kindOf } from '../testing/kinds'
import { compareSegments, type SegmentRow } from '../testing/segments'
import type { Comparison } from '../testing/system-calls'
import { compareTimes, type TimesRow } from '../testing/times'

/** Measured on a Linux 6.18 kernel: fixtures/calls/README.md. `npm run truth` prints the rows that differ. */
function rowsOf<R>(file: string): readonly R[] {
  const text = readFileSync(new URL(`../testing/fixtures/calls/${file}`, import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const differing = (compared: readonly Comparison[]) => compared.filter(({ ours, kernel }) => ours !== kernel)

/** What differs has a reason, which is known. */
const unexplained = (compared: readonly Comparison[]) =>
  differing(compared).filter(({ id }) => kindOf(id) === 'not known')

test('a segment, or an ICMP error, is believed, challenged or ignored as on a Linux kernel', () => {
  const compared = compareSegments(rowsOf<SegmentRow>('segments.jsonl'))
  expect(compared.length).toBeGreaterThan(1000)
  expect(unexplained(compared)).toEqual([])
  expect(differing(compared).length).toBeLessThan(compared.length / 20)
}, 60_000)

test('what nobody answers is sent again, and given up, as on a Linux kernel', () => {
  const rows = rowsOf<TimesRow>('times.jsonl')
  const compared = compareTimes(rows)
  expect(unexplained(compared)).toEqual([])
  expect(compared.length - differing(compared).length).toBeGreaterThanOrEqual(rows.length * 0.95)
}, 60_000)
