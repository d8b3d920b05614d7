import { describe, expect, it } from 'vitest'
import { find, scenarios } from './library'

const files = Object.keys(import.meta.glob('./library/*.tcp')).map((path) =>
  path.slice('./library/'.length, -4),
)

describe('the library', () => {
  it('begins with the whole life of a connection', () => {
    expect(scenarios[0]).toMatchObject({ id: 'connection-lifecycle', group: 'overview' })
  })

  it('offers every file, once', () => {
    expect(scenarios.map(({ id }) => id).sort()).toEqual(files.sort())
  })

  it('finds a scenario by its id', () => {
    expect(find('lost-syn')?.title.en).toBe('Lost SYN')
    expect(find('constructor')).toBeUndefined()
  })
})

describe.each(scenarios.map((entry) => [entry.id, entry] as const))(
  '%s',
  (_id, { script, intro, questions, title }) => {
    it('asks for a profile only where its point is what Linux does', () => {
      const ofLinux = [
        'accept-queue-full',
        'address-in-use',
        'watched-with-ss',
        'close-with-unread-data',
        'data-after-close',
        'fin-wait-2-timeout',
      ]
      expect(script.profile).toBe(ofLinux.includes(script.id) ? 'linux' : undefined)
    })

    it('has all its words in English and in Chinese', () => {
      const notes = script.steps.flatMap(({ note }) => note ?? [])
      expect(notes.length).toBeGreaterThan(0)
      for (const { en, zh } of [title, intro, ...questions, ...notes]) {
        expect(en).toMatch(/^[\x20-\x7e’“”]+$/)
        expect(zh).toMatch(/[\u4e00-\u9fff]|^SYN/)
      }
      for (const { en, zh } of questions) {
        expect(en).toMatch(/\?$/)
        expect(zh).toMatch(/？$/)
      }
    })

    it('names its phases as the player does', () => {
      const phases = script.steps.flatMap(({ phase }) => phase ?? [])
      expect(phases[0]).toBe('open')
      expect(['open', 'transfer', 'close', 'abort']).toEqual(expect.arrayContaining(phases))
    })
  },
)
