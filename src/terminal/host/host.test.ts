import { describe, expect, test } from 'vitest'
import { parse } from '../../scenarios/parse'
import type { Side } from '../../timeline/timeline'
import { hostAt } from './host'
import { watch } from './watched'

/** What a host shows after the last step of a script, or at the last step that a call has made: "LISTEN 0/128 …". */
function shows(side: Side, lines: readonly string[], step?: (causes: readonly string[]) => number): string[] {
  const parsed = parse(['profile linux', ...lines].join('\n'), 'test')
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  const watched = watch(parsed.script)
  if (!watched) throw new Error('cannot be played')
  const { moments } = watched.timeline
  const causes = moments.map(({ cause }) =>
    cause.kind === 'call' ? `${cause.endpoint}: ${cause.call}` : cause.kind,
  )
  return hostAt(watched, side, step?.(causes) ?? moments.length - 1).sockets.map(
    ({ state, recvQ, sendQ, holder, timer }) =>
      [
        state,
        `${recvQ}/${sendQ}`,
        timer?.kind ?? 'off',
        holder ? `${holder.name}/${holder.pid}` : 'nobody',
      ].join(' '),
  )
}

const LISTENER = 'LISTEN 0/128 off server/1002'
const OPENED = ['server: listen', 'client: connect']
const at = (call: string) => (causes: readonly string[]) => causes.lastIndexOf(call)
const behind = (call: string, steps: number) => (causes: readonly string[]) =>
  causes.lastIndexOf(call) + steps

describe('a host shows its sockets as the kernel keeps them', () => {
  test('a listener stays beside its connection', () => {
    expect(shows('server', OPENED)).toEqual([LISTENER, 'ESTABLISHED 0/0 off server/1002'])
  })

  test('a request has no holder and no queue; the SYN that asks for it counts one', () => {
    expect(shows('client', OPENED, at('client: connect'))).toEqual(['SYN-SENT 0/1 on client/1001'])
    expect(shows('server', OPENED, behind('client: connect', 1))).toEqual([
      LISTENER,
      'SYN-RECEIVED 0/0 on nobody',
    ])
  })

  test('what waits to be accepted fills the queue of the listener, one beyond its backlog', () => {
    const script = ['server backlog=4', ...OPENED, 'server: fill-queue']
    expect(shows('server', script)[0]).toBe('LISTEN 5/4 off server/1002')
  })

  test('who has closed holds nothing, and FIN-WAIT-2 is no more than TIME-WAIT', () => {
    const script = [...OPENED, 'client: close']
    expect(shows('client', script, at('client: close'))).toEqual(['FIN-WAIT-1 0/1 on nobody'])
    expect(shows('client', script, behind('client: close', 2))).toEqual(['FIN-WAIT-2 0/0 timewait nobody'])
    expect(shows('server', script, behind('client: close', 2))[1]).toBe('CLOSE-WAIT 0/0 off server/1002')
  })

  test('who has only shut down still holds, and waits for ever', () => {
    expect(shows('client', [...OPENED, 'client: shutdown'])).toEqual(['FIN-WAIT-2 0/0 off client/1001'])
  })

  test('the FIN counts one in the queue of who does not read', () => {
    const script = [...OPENED, 'server: no-read', 'client: send 100', 'client: shutdown']
    expect(shows('server', script)[1]).toBe('CLOSE-WAIT 101/0 off server/1002')
  })

  test('TIME-WAIT stands beside a listener, and is nobody’s', () => {
    const script = [...OPENED, 'server: close', 'client: close', 'wait 1s', 'server: listen']
    expect(shows('server', script, at('server: listen'))).toEqual([LISTENER, 'TIME-WAIT 0/0 timewait nobody'])
  })

  test('whose successor is refused the address has taken its listener along', () => {
    const script = [
      'set server reuseAddress=0',
      ...OPENED,
      'server: close',
      'client: close',
      'wait 1s',
      'server: listen',
    ]
    expect(shows('server', script, at('server: listen'))).toEqual(['TIME-WAIT 0/0 timewait nobody'])
  })

  test('after a crash there is nothing', () => {
    expect(shows('server', [...OPENED, 'server: crash', 'server: reboot'])).toEqual([])
  })
})
