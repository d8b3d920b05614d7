import { describe, expect, it } from 'vitest'
import { LANGUAGES, loadDifferenceMessages } from '../../messages/messages'
import { scenarios } from '../../scenarios/library'
import { parse } from '../../scenarios/parse'
import { run } from '../../simulation/run'
import type { Script } from '../../simulation/script'
import { LINUX, RFC9293 } from '../../tcp/tcb/profiles'
import type { Profile, Timeline } from '../../timeline/timeline'
import { type Found, finding } from './find'
import { DIFFERENCES } from './table'

function find(linux: Timeline, shown: Timeline): Found {
  const search = finding(linux, shown)
  for (;;) {
    const { done, value } = search.next()
    if (done) return value
  }
}

function scriptOf(text: string): Script {
  const parsed = parse(text, 'test')
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  return parsed.script
}

function play(script: Script, profile: Profile): Timeline {
  const result = run(script, profile)
  if (!result.ok) throw new Error(`${script.id}: ${result.error.message}`)
  return result.timeline
}

/** Ids of what differs in a script, each with the step in its run under a profile. */
function told(text: string, profile: Profile): Record<string, number[]> {
  const script = scriptOf(text)
  const steps: Record<string, number[]> = {}
  for (const [step, all] of find(play(script, 'linux'), play(script, profile))) {
    for (const { id } of all) steps[id] = [...(steps[id] ?? []), step]
  }
  return steps
}

/** Names of all that two configurations set differently; a part of `rto` as rto.part, a policy by its name. */
function differing(a: object, b: object, prefix = ''): string[] {
  return Object.entries(a).flatMap(([name, value]) => {
    const other = (b as Record<string, unknown>)[name]
    if (JSON.stringify(value) === JSON.stringify(other)) return []
    if (name === 'policy') return differing(value, other as object)
    if (name === 'rto') return differing(value, other as object, 'rto.')
    return [prefix + name]
  })
}

describe('the table of differences', () => {
  it('has an entry for whatever the profiles set differently, and no other', () => {
    const named = new Set(DIFFERENCES.flatMap(({ config }) => config))
    expect([...named].sort()).toEqual(differing(RFC9293, LINUX).sort())
  })

  it.each(LANGUAGES)('says what and why of each: %s', async (language) => {
    const words = await loadDifferenceMessages(language)
    const keys = Object.keys(words).filter((key) => /_(what|why)$/.test(key))
    expect(keys.sort()).toEqual(
      DIFFERENCES.flatMap(({ id }) => [`difference_${id}_what`, `difference_${id}_why`]).sort(),
    )
  })
})

const OPEN = 'server: listen\nclient: connect\n'

describe('a difference is pointed out where it happens', () => {
  it.each<[string, string]>([
    ['syn_options', OPEN],
    ['request', OPEN],
    ['refusal', 'client: connect\n'],
    ['syn_retries', `lose client SYN 1\n${OPEN}`],
    ['rto_after_syn', `lose client SYN 1\n${OPEN}`],
    ['syn_ack_retries', `lose server SYN+ACK 1..2\nlose client SYN 2..3\n${OPEN}`],
    ['simultaneous_open', 'client: connect & server: connect\n'],
    ['syn_fin', 'server: listen\ninject to server SYN+FIN seq=5\n'],
    ['syn_again', 'client: connect\nat 1ms inject to client SYN+ACK seq=5 ack=ISS+5\n'],
    ['accept_queue', `${OPEN.replace('client', 'server: fill-queue\nclient')}at 5s server: drain-queue\n`],
    ['initial_window', `${OPEN}client: send 14000\n`],
    ['delayed_ack', `${OPEN}client: send 10\nserver: send 10\nclient: send 10\n`],
    ['loss_probe', `lose client DATA 1\n${OPEN}client: send 10\n`],
    ['rack', `lose client DATA 1\n${OPEN}client: send 2000\n`],
    ['rto', `lose client DATA 1..2\n${OPEN}client: send 10\n`],
    ['sack', `lose client DATA 1\n${OPEN}client: send 2000\n`],
    [
      'unanswered_probes',
      `server window=1000\n${OPEN}server: no-read\nclient: send 2000\nserver: crash\nwait 3600s\n`,
    ],
    ['challenges', `${OPEN}${'inject to client RST seq=RCV.NXT+5\n'.repeat(3)}`],
    [
      'time_wait_repeat',
      `${OPEN}client: close\nserver: close\nwait 1s\ninject to client ACK seq=RCV.NXT ack=SND.NXT\n`,
    ],
    ['window_probe', `server window=1000\n${OPEN}server: no-read\nclient: send 2000\nwait 2s\n`],
    ['retries', `lose client DATA all\n${OPEN}client: send 10\n`],
    ['orphan_retries', `lose client FIN all\n${OPEN}client: close\n`],
    ['ack_range', `${OPEN}inject to client ACK seq=RCV.NXT ack=SND.NXT-70000\n`],
    ['reset_with_ack', `${OPEN}client: abort\n`],
    ['close_with_unread_data', `${OPEN}server: no-read\nclient: send 10\nserver: close\n`],
    ['data_after_close', `${OPEN}client: close\nserver: send 10\n`],
    ['fin_in_window', `server window=1000\n${OPEN}server: no-read\nclient: send 1000\nclient: close\n`],
    ['fin_wait_2', `${OPEN}client: close\n`],
    ['rst_after_fin', `${OPEN}server: close\ninject to client RST seq=RCV.NXT-1\n`],
    ['time_wait', `${OPEN}client: close\nserver: close\n`],
    ['time_wait_reopen', `${OPEN}server: close\nclient: close\nwait 1s\nserver: listen\nclient: connect\n`],
    ['time_wait_connect', `${OPEN}client: close\nserver: close\nwait 2s\nserver: listen\nclient: connect\n`],
  ])('%s', (id, text) => {
    expect(Object.keys(told(text, 'linux'))).toContain(id)
    expect(Object.keys(told(text, 'rfc9293'))).toContain(id)
  })

  it('and nowhere else', () => {
    const script = 'server: listen\nclient: connect\nclient: close\nserver: close\n'
    expect(told(script, 'linux').fin_wait_2).toHaveLength(1)
    expect(told(script, 'linux').time_wait).toHaveLength(1)
  })

  it('the same at the same place in both profiles', () => {
    const text = `${OPEN}client: close\nserver: close\n`
    const script = scriptOf(text)
    for (const profile of ['linux', 'rfc9293'] as const) {
      const [step = -1] = told(text, profile).time_wait ?? []
      expect(play(script, profile).moments[step]?.client.state).toBe('TIME-WAIT')
    }
  })

  it.each(scenarios.map(({ id, script }) => [id, script] as const))(
    '%s: at steps that it has',
    (_, script) => {
      for (const profile of ['linux', 'rfc9293'] as const) {
        const shown = play(script, profile)
        for (const step of find(play(script, 'linux'), shown).keys()) {
          expect(shown.moments[step]).toBeDefined()
        }
      }
    },
  )
})
