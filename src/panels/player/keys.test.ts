import { describe, expect, it } from 'vitest'
import { commandOf, type KeyPress } from './keys'

const press = (key: string, more: Partial<KeyPress> = {}) =>
  commandOf({ key, modified: false, on: 'other', ...more })

describe('a key', () => {
  it.each([
    [' ', 'toggle'],
    ['ArrowRight', 'next'],
    ['ArrowLeft', 'previous'],
    ['Home', 'first'],
    ['End', 'last'],
    ['<', 'slower'],
    ['>', 'faster'],
    ['r', 'restart'],
    ['R', 'restart'],
    ['?', 'help'],
    ['7', { tenth: 7 }],
  ])('%s means %o', (key, command) => {
    expect(press(key)).toEqual(command)
  })

  it('is left to the element that uses it', () => {
    expect(press(' ', { on: 'button' })).toBeUndefined()
    expect(press('ArrowRight', { on: 'button' })).toBe('next')
    expect(press('ArrowRight', { on: 'field' })).toBeUndefined()
    expect(press('2', { on: 'field' })).toBeUndefined()
  })

  it('moves a slider by a whole step, whichever arrow it is', () => {
    expect(press('ArrowUp', { on: 'slider' })).toBe('next')
    expect(press('ArrowDown', { on: 'slider' })).toBe('previous')
    expect(press('ArrowRight', { on: 'slider' })).toBe('next')
    expect(press('ArrowUp')).toBeUndefined()
  })

  it('is left to the browser with Control, Alt or Command', () => {
    expect(press('r', { modified: true })).toBeUndefined()
  })

  it('may be unknown', () => {
    expect(press('x')).toBeUndefined()
    expect(press('constructor')).toBeUndefined()
  })
})
