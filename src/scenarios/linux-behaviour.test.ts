import { describe, expect, test } from 'vitest'
import { run } from '../simulation/run'
import { parse } from './parse'
import { played } from './testing/course'

/** Plays a script in the linux profile on a link of 25 ms; opens a connection first unless told otherwise. */
function play(body: string, opening = 'server: listen\nclient: connect\nclient: send 43\n') {
  const header = body.split('\n').filter((line) => line.startsWith('set '))
  const steps = body.split('\n').filter((line) => !line.startsWith('set '))
  const parsed = parse(['delay 25ms', ...header, opening, ...steps].join('\n'), 'behaviour')
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  const result = run(parsed.script, 'linux')
  if (!result.ok) throw new Error(result.error.message)
  const { segments, states, retransmissions } = played(result.timeline)
  return {
    client: `${segments.client.join(' ')} | ${states.client.slice(1).join(' ')}`,
    server: `${segments.server.join(' ')} | ${states.server.slice(2).join(' ')}`,
    again: {
      client: (retransmissions.client ?? []).map((t) => Math.round(t * 1000)),
      server: (retransmissions.server ?? []).map((t) => Math.round(t * 1000)),
    },
    end: result.timeline.moments.at(-1)?.time ?? 0,
    results: result.timeline.moments.flatMap(({ result }) => (result?.startsWith('error') ? [result] : [])),
  }
}

const OPEN = 'server: listen\nclient: connect\n'
const OPENED = 'SYN-SENT ESTABLISHED'

describe('what is lost', () => {
  test('a tail loss probe first, then the RTO, doubled only after that (tcp_early_retrans)', () => {
    expect(play('lose client DATA 1..3').again.client).toEqual([250, 250, 500])
    expect(play('set client tcp_early_retrans=0\nlose client DATA 1..3').again.client).toEqual([
      250, 500, 1000,
    ])
  })

  test('the tail of several segments is probed after two round trips; what it shows to be lost follows', () => {
    const { again, client } = play(
      'lose client ANY 3..4\nclient: send 43 & client: close\nserver: close',
      OPEN,
    )
    expect(again.client).toEqual([102, 152])
    expect(client).toContain('SYN FIN+ACK! FIN+ACK')
  })

  test('a FIN that overtakes lost data shows the loss within a quarter of a round trip (tcp_recovery)', () => {
    const lost = 'lose client DATA\nclient: send 43 & client: close\nserver: close'
    expect(play(lost, OPEN).again.client).toEqual([63])
    expect(play(`set client tcp_recovery=0\n${lost}`, OPEN).again.client).toEqual([102, 352])
    expect(play(`set client tcp_sack=0\n${lost}`, OPEN).again.client).toEqual([250])
  })

  test('the SYN,ACK: the SYN that is sent again has it sent again at once', () => {
    const { again } = play('lose server SYN+ACK', OPEN)
    expect(again).toEqual({ client: [1000], server: [1000] })
  })
})

describe('how long is enough', () => {
  test('an orphan tries for less long than a socket that somebody holds (tcp_orphan_retries)', () => {
    const close = 'lose client FIN all\nclient: close'
    expect(play(`set client tcp_orphan_retries=2\n${close}`)).toMatchObject({
      client: `SYN FIN+ACK! FIN+ACK! FIN+ACK! FIN+ACK! | ${OPENED} FIN-WAIT-1 CLOSED`,
      again: { client: [250, 250, 500] },
    })
    // Eight where nothing is set: more than 102 s from the first retransmission on.
    expect(play(close).end).toBeGreaterThan(102)
  })

  test('TCP_USER_TIMEOUT counts from the first retransmission', () => {
    const { client, end } = play('set client userTimeout=2s\nlose client DATA all')
    expect(client).toBe(`SYN | ${OPENED} CLOSED`)
    expect(end).toBeCloseTo(0.075 + 0.25 + 2)
  })

  test('FIN-WAIT-2 ends after tcp_fin_timeout only if nobody holds the socket', () => {
    expect(play('set client tcp_fin_timeout=5\nclient: close\nwait 10s').client).toMatch(/FIN-WAIT-2 CLOSED$/)
    expect(play('set client tcp_fin_timeout=5\nclient: shutdown\nwait 10s').client).toMatch(/FIN-WAIT-2$/)
  })
})

describe('SYN-RECEIVED is a request of the listener', () => {
  const LOST = `lose client ACK\n${OPEN}at 100ms\n`

  test.each([
    ['RST', 'RST seq=RCV.NXT', 'SYN+ACK'],
    ['an RST that is only in the window', 'RST seq=RCV.NXT+7', 'SYN+ACK'],
    ['another SYN', 'SYN seq=RCV.NXT+7', 'SYN+ACK RST+ACK'],
  ])('%s ends it, and the listener stays', (_, forged, segments) => {
    expect(play(`inject to server ${forged}`, LOST).server).toBe(`${segments} | SYN-RECEIVED LISTEN`)
  })

  test('an ACK of something else is answered by RST; the client challenges that, which completes the handshake', () => {
    const { server } = play('inject to server ACK seq=RCV.NXT ack=SND.NXT+9', LOST)
    expect(server).toBe('SYN+ACK RST | SYN-RECEIVED ESTABLISHED')
  })

  test('with SYN cookies there is none (tcp_syncookies=2)', () => {
    const { server } = play('set server tcp_syncookies=2\nlose client ACK\nclient: close\nserver: close')
    expect(server).toBe('SYN+ACK FIN+ACK | ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED')
  })

  test('TCP_DEFER_ACCEPT lets SYN,ACKs pass while data is awaited, then takes the bare ACK', () => {
    const { again, server } = play('set server deferAccept=3s', OPEN)
    expect(again.server).toEqual([3000])
    expect(server).toMatch(/ESTABLISHED$/)
  })
})

describe('how a connection ends', () => {
  test('data after close() is answered by RST, believed though the FIN has come before it', () => {
    expect(play('client: close & server: send 31')).toMatchObject({
      client: `SYN FIN+ACK RST | ${OPENED} FIN-WAIT-1 CLOSED`,
      server: 'SYN+ACK | SYN-RECEIVED ESTABLISHED CLOSE-WAIT CLOSED',
    })
  })

  test('a duplicate of the last FIN ends TIME-WAIT by itself, unless tcp_rfc1337 is set', () => {
    const close = 'duplicate server FIN\nclient: close\nserver: close'
    expect(play(close).end).toBeLessThan(1)
    expect(play(`set client tcp_rfc1337=1\n${close}`).end).toBeGreaterThan(60)
  })

  test('close() with unread data is an RST in the half-closed states too', () => {
    expect(play('server: no-read\nclient: send 20\nclient: close\nserver: close').server).toMatch(
      /^SYN\+ACK RST\+ACK \| .*CLOSE-WAIT CLOSED$/,
    )
  })

  test('a FIN waits for room in the window, which is probed with an old number', () => {
    const { client, again } = play(
      'server: no-read\nclient: send 65535 & client: shutdown\nat 3s\nserver: receive\nserver: close',
    )
    expect(client).toMatch(/^SYN FIN\+ACK \| .*TIME-WAIT CLOSED$/)
    expect(again.client).toEqual([])
  })

  test('the ACK of a FIN waits, so that the FIN of whoever closes at once carries it', () => {
    expect(play('server: send 140\nserver: close\nwhen client CLOSE-WAIT\nclient: close').server).toMatch(
      /FIN-WAIT-1 TIME-WAIT CLOSED$/,
    )
  })
})

describe('connect() from a port in TIME-WAIT', () => {
  const again = 'client: close\nserver: close\nserver: listen\nwait 1s\nclient: connect'

  test('goes where timestamps tell the new connection from the old', () => {
    expect(play(again).client).toMatch(/TIME-WAIT SYN-SENT ESTABLISHED$/)
  })

  test('does not without them, whatever tcp_tw_reuse says', () => {
    const { client, results } = play(`set client tcp_timestamps=0\nset client tcp_tw_reuse=1\n${again}`)
    expect(client).toMatch(/TIME-WAIT CLOSED$/)
    expect(results).toEqual(['error: cannot assign requested address'])
  })
})
