import { describe, expect, test } from 'vitest'
import { type Rto, startRto } from '../tcb/estimates'
import { LINUX, RFC9293 } from '../tcb/profiles'
import { table } from '../testing/truth'
import { expire, sample, timeout } from './rto'

interface Step {
  readonly R: number
  readonly SRTT: number
  readonly RTTVAR: number
  readonly RTO: number
}

const vectors: readonly { readonly name: string; readonly steps: readonly Step[] }[] = table.rto.vectors

const { rto: rfc } = RFC9293
const SECOND = 1_000_000

describe('RFC 6298 §2, by the table', () => {
  test.each(vectors.map(({ name, steps }) => [name, steps] as const))('%s', (_, steps) => {
    steps.reduce((before, { R, SRTT, RTTVAR, RTO }) => {
      const rto = sample(before, R * SECOND, rfc)
      expect((rto.srtt ?? 0) / SECOND).toBeCloseTo(SRTT, 5)
      expect(rto.rttvar / SECOND).toBeCloseTo(RTTVAR, 5)
      expect(timeout(rto, rfc) / SECOND).toBeCloseTo(RTO, 5)
      return rto
    }, startRto(rfc))
  })
})

/** Round trips of so many seconds, one after another. */
const measured = (settings: typeof rfc, ...rtts: number[]): Rto =>
  rtts.reduce((rto, r) => sample(rto, r * SECOND, settings), startRto(settings))

test('2.1: before anything is measured the RTO is one second', () => {
  expect(timeout(startRto(rfc), rfc)).toBe(SECOND)
})

test('2.2: the first measurement R gives SRTT = R, RTTVAR = R/2, RTO = 3 R', () => {
  expect(timeout(measured(rfc, 2), rfc)).toBe(6 * SECOND)
})

test('2.3: RTTVAR takes the old SRTT, and a quarter of the difference; SRTT an eighth', () => {
  const { srtt, rttvar } = measured(rfc, 2, 4)
  expect(rttvar).toBe(1.25 * SECOND)
  expect(srtt).toBe(2.25 * SECOND)
})

test('2.4: less than a second is rounded up; in Linux RTTVAR counts for 200 ms at least', () => {
  expect(timeout(measured(rfc, 0.1), rfc)).toBe(SECOND)
  expect(timeout(measured(LINUX.rto, 0.1), LINUX.rto)).toBe(0.3 * SECOND)
  expect(timeout(measured(LINUX.rto, 0.001, 0.001), LINUX.rto)).toBe(0.201 * SECOND)
})

test('5.5, 2.5: every expiry doubles it, up to 60 seconds; a measurement ends that', () => {
  const expired = [1, 2, 3, 4, 5, 6, 7].reduce((all) => [...all, expire(all.at(-1) as Rto)], [startRto(rfc)])
  expect(expired.map((rto) => timeout(rto, rfc) / SECOND)).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  expect(timeout(sample(expired.at(-1) as Rto, SECOND / 10, rfc), rfc)).toBe(SECOND)
})

test('tcp_syn_linear_timeouts: the first expiries of a SYN do not double it', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6].map((n) => {
    const rto = Array.from({ length: n }).reduce<Rto>(expire, startRto(LINUX.rto))
    return timeout(rto, LINUX.rto, LINUX.synLinear) / SECOND
  })
  expect(waits).toEqual([1, 1, 1, 1, 1, 2, 4])
})
