import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writeAddress } from '../playback/address'
import { readAddress } from './address'

const read = (search: string, fragment = '') => readAddress(search, fragment, (id) => id === 'abort')

it('says scenario, step, language and theme in an order that stays the same', () => {
  expect(writeAddress({ theme: 'dark', lang: 'zh', step: 3, scenario: 'abort' })).toBe(
    '?scenario=abort&step=3&theme=dark&lang=zh',
  )
})

it('opens what was written', () => {
  const options = { scenario: 'abort', step: 0, panels: ['sequence', 'narration'], autoplay: true } as const
  expect(read(writeAddress(options))).toEqual({ options, ignored: [] })
})

it('carries a script of one’s own in the fragment', () => {
  const address = writeAddress({ step: 2 }, 'q1bKKMlMzgYA')
  expect(address).toBe('?step=2#script=q1bKKMlMzgYA')
  expect(read('?step=2', '#script=q1bKKMlMzgYA')).toMatchObject({
    options: { step: 2 },
    script: 'q1bKKMlMzgYA',
  })
})

it('of nothing is empty', () => {
  expect(writeAddress({})).toBe('')
  expect(read('', '')).toEqual({ options: {}, ignored: [] })
})

it('may be any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (search, fragment) => {
      expect(read(search, fragment).options).toBeDefined()
    }),
  )
})
