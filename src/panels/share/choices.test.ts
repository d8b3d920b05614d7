import { expect, test } from 'vitest'
import { type Choices, optionsOf, startOf } from './choices'
import { fileName } from './file-name'

const PLACE = { step: 7, steps: 12 }
const ALL: Choices = {
  here: true,
  from: 0,
  to: 12,
  controls: 'full',
  theme: 'auto',
  lang: 'auto',
  height: 'auto',
}

test('what is so by itself is not said', () => {
  expect(optionsOf({ scenario: 'abort' }, ALL, PLACE)).toEqual({ scenario: 'abort', step: 7 })
  expect(optionsOf({ scenario: 'abort' }, { ...ALL, here: false }, PLACE)).toEqual({ scenario: 'abort' })
})

test('what was chosen is', () => {
  const chosen = { from: 5, to: 9, controls: 'none', theme: 'dark', lang: 'zh' } as const
  expect(optionsOf({}, { ...ALL, ...chosen }, PLACE)).toEqual({ step: 7, ...chosen })
})

test('the start lies within the steps that are shown', () => {
  expect(startOf({ ...ALL, to: 5 }, PLACE)).toBe(5)
  expect(startOf({ ...ALL, from: 9 }, PLACE)).toBeUndefined()
  expect(startOf({ ...ALL, from: 7 }, PLACE)).toBeUndefined()
})

const named = (scenario: string, title: string, profile: 'rfc9293' | 'linux' = 'rfc9293') =>
  ({ scenario, title: { en: title }, profile }) as Parameters<typeof fileName>[0]

test.each([
  [fileName(named('abort', 'Abort'), false, 'svg', 3), 'abort-step-3.svg'],
  [fileName(named('lost-syn', 'Lost SYN', 'linux'), false, 'pcap'), 'lost-syn-linux.pcap'],
  [fileName(named('own', 'Lost SYN+ACK: why?'), true, 'json'), 'lost-syn-ack-why.json'],
  [fileName(named('own', '../../同时 关闭'), true, 'txt'), '同时-关闭.txt'],
  [fileName(named('own', '😀'), true, 'png'), 'scenario.png'],
  [fileName(named('own', 'x'.repeat(500)), true, 'svg'), `${'x'.repeat(60)}.svg`],
])('a file is called %s', (name, expected) => {
  expect(name).toBe(expected)
})
