import { describe, expect, it } from 'vitest'
import { find, scenarios } from './library'

const files = Object.keys(import.meta.glob('./library/*.tcp')).map((path) =>
  path.slice('./library/'.length, -4),
)

/** Links, embeds and scripts of other people hang on these ids and groups: more may come, none may go. */
const PROMISED = {
  overview: 'connection-lifecycle',
  open: `three-way-handshake simultaneous-open connection-refused syn-timeout lost-syn lost-syn-ack
    lost-handshake-ack close-in-syn-sent close-in-syn-received old-duplicate-syn half-open-discovery half-open-reset
    old-duplicate-syn-passive send-from-listen self-connect accept-queue-full`,
  transfer: 'data-transfer lost-data fast-retransmit reordering duplicate-segment zero-window keepalive',
  close: `four-way-close server-closes-first three-segment-close simultaneous-close half-close lost-fin lost-fin-ack
    lost-last-ack close-wait-leak fin-wait-2-timeout time-wait-reuse address-in-use`,
  abort: `abort close-with-unread-data data-after-close crash-and-reboot blind-reset time-wait-assassination`,
}

describe('the library', () => {
  it.each(Object.entries(PROMISED))('has what it has promised: %s', (group, ids) => {
    const members = scenarios.filter((scenario) => scenario.group === group).map(({ id }) => id)
    expect(members).toEqual(expect.arrayContaining(ids.split(/\s+/)))
  })

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
      const { answer } = script
      if (!answer) throw new Error('It has no answer.')
      for (const { en, zh } of [title, intro, ...questions, answer, ...notes]) {
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
