import { describe, expect, test } from 'vitest'
import { callText } from '../../diagrams/sequence/describe'
import { LANGUAGES } from '../../messages/messages'
import { CALLS, PROFILES } from '../../scenarios/language'
import { parse } from '../../scenarios/parse'
import { run } from '../../simulation/run'
import type { Call, Profile, Timeline } from '../../timeline/timeline'
import { loadTelling } from './telling'

/** What surrounds a call in a script that shows what it does: the call stands where the dots do. */
const AROUND: Readonly<Record<Call, readonly string[]>> = {
  listen: ['server: …', 'client: connect'],
  accept: [
    'profile linux',
    'server: no-accept',
    'server: listen',
    'client: connect',
    'client: send 9',
    'server: …',
  ],
  'no-accept': ['profile linux', 'server: …', 'server: listen', 'client: connect', 'client: send 9'],
  connect: ['server: listen', 'client: …'],
  send: ['server: listen', 'client: connect', 'client: … 100'],
  receive: ['server: listen', 'client: connect', 'client: no-read', 'server: send 100', 'client: …'],
  'no-read': ['server: listen', 'client: connect', 'client: …', 'server: send 100'],
  shutdown: ['server: listen', 'client: connect', 'client: …'],
  // Nothing is sent for it: after our FIN it shows.
  'shutdown-rd': [
    'profile linux',
    'server: listen',
    'client: connect',
    'client: …',
    'client: shutdown',
    'server: send 9',
  ],
  'shutdown-rdwr': ['server: listen', 'client: connect', 'client: …'],
  close: ['server: listen', 'client: connect', 'client: …'],
  abort: ['server: listen', 'client: connect', 'client: …'],
  crash: ['server: listen', 'client: connect', 'server: …', 'client: send 10'],
  reboot: ['server: listen', 'client: connect', 'server: crash', 'server: …', 'client: send 10'],
  'fill-queue': ['profile linux', 'server: listen', 'server: …', 'client: connect'],
  'drain-queue': ['profile linux', 'server: listen', 'server: fill-queue', 'server: …', 'client: connect'],
}

function played(lines: readonly string[], profile: Profile): Timeline {
  const parsed = parse(lines.join('\n'), 'test')
  const result = parsed.ok ? run(parsed.script, profile) : undefined
  if (!result?.ok) throw new Error('cannot be played')
  return result.timeline
}

/** What happens, without what was called. */
const course = ({ segments, moments }: Timeline) =>
  JSON.stringify([
    segments.map(({ from, flags, seq, window, sentAt, fate }) => [from, flags, seq, window, sentAt, fate]),
    moments.at(-1)?.client,
    moments.at(-1)?.server,
    moments.reduce((sum, { delivered }) => sum + (delivered?.octets ?? 0), 0),
  ])

describe.each(CALLS)('%s', (call) => {
  const lines = AROUND[call]
  const profiles = lines.includes('profile linux') ? (['linux'] as const) : PROFILES
  const withCall = lines.map((line) => line.replace('…', call))

  test.each(profiles)('is read, and has an effect under %s', (profile) => {
    const timeline = played(withCall, profile)
    expect(timeline.moments.some(({ cause }) => cause.kind === 'call' && cause.call === call)).toBe(true)
    expect(course(timeline)).not.toBe(
      course(
        played(
          lines.filter((line) => !line.includes('…')),
          profile,
        ),
      ),
    )
  })

  test.each(LANGUAGES)('is written beside the lifeline and told in %s', async (language) => {
    const { t, whole } = await loadTelling(language)
    const timeline = played(withCall, 'linux')
    const step = timeline.moments.findIndex(({ cause }) => cause.kind === 'call' && cause.call === call)
    const cause = timeline.moments[step]?.cause
    if (cause?.kind !== 'call') throw new Error('nothing was called')
    for (const text of [callText(cause, t), whole(timeline, step)]) {
      expect(text).toMatch(/\S/)
      expect(text).not.toMatch(/undefined|\{|\}/)
    }
  })
})
