import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messageOf, readMessage, told } from './bridge'
import { AT_REST } from './contract'

const read = (content: { type: string; [more: string]: unknown }) => readMessage(messageOf(content))

test('commands mirror the methods', () => {
  for (const type of ['play', 'pause', 'next', 'previous', 'reset']) {
    expect(read({ type })).toEqual({ kind: 'command', command: { type } })
  }
  expect(read({ type: 'goTo', step: 3 })).toEqual({ kind: 'command', command: { type: 'goTo', step: 3 } })
  expect(read({ type: 'currentTime', currentTime: 1.5 })).toMatchObject({ command: { currentTime: 1.5 } })
  expect(read({ type: 'playbackRate', playbackRate: 2 })).toMatchObject({ command: { playbackRate: 2 } })
})

test('attributes are set in any type that reads as their value; null takes one back', () => {
  expect(read({ type: 'set', options: { step: 3, loop: true, theme: null } })).toEqual({
    kind: 'set',
    options: [
      ['step', '3'],
      ['loop', 'true'],
      ['theme', null],
    ],
  })
})

test('a value that will not be read as text is asked for none', () => {
  const options = { step: { toString: 1, valueOf: 1 }, panels: ['sequence', 'states'] }
  expect(read({ type: 'set', options })).toMatchObject({
    options: [
      ['step', 'object'],
      ['panels', 'sequence,states'],
    ],
  })
})

test('messages of others, of another version, and of the wrong type are not for us', () => {
  expect(readMessage({ source: 'someone', version: 1, type: 'play' })).toBeUndefined()
  expect(readMessage({ source: 'tcp-visualizer', version: 2, type: 'play' })).toBeUndefined()
  expect(read({ type: 'goTo', step: '3' })).toBeUndefined()
  expect(read({ type: '__proto__' })).toBeUndefined()
  expect(read({ type: 'set', options: ['theme'] })).toBeUndefined()
})

test('whatever comes, nothing is thrown', () => {
  const content = fc.oneof(
    fc.anything(),
    fc.record({
      source: fc.constant('tcp-visualizer'),
      version: fc.constant(1),
      type: fc.oneof(fc.constantFrom('goTo', 'set', 'currentTime', 'playbackRate', 'resize'), fc.string()),
      step: fc.anything(),
      options: fc.anything(),
      currentTime: fc.anything(),
    }),
  )
  fc.assert(
    fc.property(content, (data) => {
      readMessage(data)
    }),
  )
})

test('reports tell what changed', () => {
  expect(told({ type: 'timeupdate' }, { ...AT_REST, currentTime: 2 })).toEqual({
    type: 'timeupdate',
    currentTime: 2,
  })
  const detail = { line: 2, column: 9, message: 'no' }
  expect(told({ type: 'scenarioerror', detail }, AT_REST)).toEqual({ type: 'scenarioerror', ...detail })
})
