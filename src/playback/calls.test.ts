import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../scenarios/parse'
import { script as scripts } from '../scenarios/script.arbitrary'
import { run } from '../simulation/run'
import { logged, PROGRAM_LANGUAGES } from '../timeline/errno-words'
import { SIDES } from '../timeline/read'
import type { Timeline } from '../timeline/timeline'
import { callsAt } from './calls'

function linux(text: string): Timeline {
  const parsed = parse(text, 'test')
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  const result = run(parsed.script, 'linux')
  if (!result.ok) throw new Error(result.error.message)
  return result.timeline
}

/** "connect", "connect ok": what stands beside a lifeline, step by step. */
const beside = (timeline: Timeline, side: 'client' | 'server'): string[] =>
  timeline.moments.map((_, step) => {
    const shown = callsAt(timeline, step)[side]
    return shown ? [shown.call, shown.result].filter(Boolean).join(' ') : '-'
  })

describe('the call in progress', () => {
  it('connect() and accept() wait until the handshake is done for each', () => {
    const timeline = linux('server: listen\nclient: connect')
    expect(beside(timeline, 'client')).toEqual(['-', '-', 'connect', 'connect', 'connect ok', '-'])
    expect(beside(timeline, 'server')).toEqual(['-', 'listen ok', 'accept', 'accept', 'accept', 'accept ok'])
  })

  it('a read() that waits is told of the reset, and the log says so in five languages', () => {
    const timeline = linux(
      'server: listen\nclient: connect\nclient: no-read\nclient: receive 5\nserver: abort',
    )
    const last = callsAt(timeline, timeline.moments.length - 1).client
    expect(last).toMatchObject({ call: 'receive', result: 'ECONNRESET' })
    expect(PROGRAM_LANGUAGES.map((language) => logged(language, 'receive', 'ECONNRESET'))).toEqual([
      'read: Connection reset by peer',
      'ConnectionResetError: [Errno 104] Connection reset by peer',
      'Error: read ECONNRESET',
      'read: connection reset by peer',
      'java.net.SocketException: Connection reset',
    ])
  })

  it('who never returns waits until its program ends', () => {
    const timeline = linux('lose client SYN all\nclient: connect\nat 500ms client: close')
    expect(beside(timeline, 'client')).toEqual(['-', 'connect', 'close ok'])
  })

  it('in any run a call that waits was made before, and has no answer yet', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        const result = run(script, 'linux')
        if (!result.ok) return
        for (const step of result.timeline.moments.keys()) {
          for (const side of SIDES) {
            const shown = callsAt(result.timeline, step)[side]
            if (shown && shown.result === undefined) expect(shown.since).toBeLessThanOrEqual(step)
          }
        }
      }),
      { numRuns: 30 },
    )
  })
})
