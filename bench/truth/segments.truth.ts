import { test } from 'vitest'
import { compareSegments, type SegmentRow } from '../../src/tcp/testing/segments'
import { print, rowsOf } from './print'

test('which segments are believed, beside a Linux kernel', () => {
  const rows = rowsOf<SegmentRow>('segments.jsonl')
  print(rows, compareSegments(rows))
})
