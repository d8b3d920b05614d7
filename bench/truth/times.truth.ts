import { test } from 'vitest'
import { compareTimes, type TimesRow } from '../../src/tcp/testing/times'
import { print, rowsOf } from './print'

test('when what ends, beside a Linux kernel', () => {
  const rows = rowsOf<TimesRow>('times.jsonl')
  print(rows, compareTimes(rows))
})
