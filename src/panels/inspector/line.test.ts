import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Segment } from '../../tcp/wire/segment'
import type { EndpointSnapshot } from '../../timeline/timeline'
import { receiveLine, scaleOf, sendLine } from './line'

const receiver: EndpointSnapshot = {
  state: 'ESTABLISHED',
  'SND.UNA': 301,
  'SND.NXT': 401,
  'SND.WND': 1000,
  'RCV.NXT': 1549,
  'RCV.WND': 552,
}
const data = (seq: number, length: number): Segment => ({
  flags: ['ACK'],
  seq,
  ack: 301,
  length,
  window: 65535,
  options: {},
})
const segmentsOn = (line: ReturnType<typeof receiveLine>) =>
  line?.stretches
    .filter(({ holding }) => holding === 'segment')
    .map(({ from, to, outside }) => `${from}..${to}${outside ? ' outside' : ''}`)

describe('the receive window and a segment', () => {
  test('that fills it', () => {
    expect(segmentsOn(receiveLine(receiver, data(1549, 552)))).toEqual(['0..552'])
  })

  test('that begins before it and ends beyond it is cut at both edges', () => {
    expect(segmentsOn(receiveLine(receiver, data(1500, 700)))).toEqual([
      '-49..0 outside',
      '0..552',
      '552..651 outside',
    ])
  })

  test('whose numbers wrap', () => {
    const wrapping = { ...receiver, 'RCV.NXT': 5, 'RCV.WND': 100 }
    expect(segmentsOn(receiveLine(wrapping, data(4294967290, 20)))).toEqual(['-11..0 outside', '0..9'])
  })

  test('that takes no number is a place; at a closed window only the next number is right', () => {
    expect(segmentsOn(receiveLine(receiver, data(1549, 0)))).toEqual(['0..0'])
    expect(segmentsOn(receiveLine({ ...receiver, 'RCV.WND': 0 }, data(1549, 0)))).toEqual(['0..0'])
    expect(segmentsOn(receiveLine({ ...receiver, 'RCV.WND': 0 }, data(1549, 1)))).toEqual(['0..1 outside'])
    expect(segmentsOn(receiveLine(receiver, data(2101, 0)))).toEqual(['552..552 outside'])
  })

  test('are not there before anything is expected', () => {
    expect(receiveLine({ state: 'LISTEN' }, data(0, 1))).toBeNull()
  })
})

test('what is acknowledged stands among what was sent', () => {
  const line = sendLine(receiver, { ...data(1549, 0), ack: 351 }, undefined, true)
  expect(line?.marks.map(({ names, number }) => `${names.join(' ')} ${number}`)).toEqual([
    'SND.UNA 301',
    'SEG.ACK 351',
    'SND.NXT 401',
    'SND.UNA + SND.WND 1301',
  ])
})

test('on any scale order stays, all is within, and no two places fall together', () => {
  const place = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(place, fc.integer({ min: -3, max: 3 })), { minLength: 2, maxLength: 8 }),
      (all) => {
        const scale = scaleOf(all)
        const places = [...all].sort((a, b) => a - b).map(scale.place)
        for (const [i, at] of places.entries()) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(1 + 1e-9)
          if (i > 0) expect(at - (places[i - 1] as number)).toBeGreaterThan(0.002)
        }
      },
    ),
  )
})
