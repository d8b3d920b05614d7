import { expect, it } from 'vitest'
import { duration } from './duration'

it('says a length of time in the unit in which people say it', () => {
  expect([0, 0.00002, 0.0015, 0.05, 0.999, 1].map(duration)).toEqual([
    '0 s',
    '20 µs',
    '1.5 ms',
    '50 ms',
    '999 ms',
    '1 s',
  ])
  expect([12.35, 252.5, 600, 601, 630, 7200, 7201].map(duration)).toEqual([
    '12.35 s',
    '252.5 s',
    '10 min',
    '601 s',
    '10.5 min',
    '2 h',
    '7201 s',
  ])
})
