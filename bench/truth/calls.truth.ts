import { test } from 'vitest'
import { compare, type Row } from '../../src/tcp/testing/system-calls'
import { print, rowsOf } from './print'

test('what calls answer, beside a Linux kernel', () => {
  const rows = rowsOf<Row>('calls.jsonl')
  print(rows, compare(rows))
})
