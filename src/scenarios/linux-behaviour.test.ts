import { describe, expect, test } from 'vitest'
import { run } from '../simulation/run'
import { isRefused } from '../timeline/refused'
import { parse } from './parse'
import { played } from './testing/course'

/** Plays a script in the linux profile on a link of 25 ms; opens a connection first unless told otherwise. */
function play(body: string, opening = 'server: listen\nclient: connect\nclient: send 43\n') {
  const isHeader = (line: string) => /^(set|client|server) /.test(line)
  const header = body.split('\n').filter(isHeader)
  const steps = body.split('\n').filter((line) => !isHeader(line))
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
    moments: result.timeline.moments,
    /** Blocks of SACK that each side has sent, in order, counted from the peer's first octet. */
    sacks: result.timeline.segments.flatMap(({ from, options }) =>
      options.sack ? [`${from} ${options.sack.map(([a, b]) => `${a - 101}-${b - 101}`).join(' ')}`] : [],
    ),
    results: result.timeline.moments.flatMap(({ result }) => (result && isRefused(result) ? [result] : [])),
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
    expect(play(lost, OPEN).again.client).toEqual([75])
    expect(play(`set client tcp_recovery=0\n${lost}`, OPEN).again.client).toEqual([102, 352])
    expect(play(`set client tcp_sack=0\n${lost}`, OPEN).again.client).toEqual([250])
  })

  test('the SYN,ACK: the SYN that is sent again has it sent again at once', () => {
    const { again } = play('lose server SYN+ACK', OPEN)
    expect(again).toEqual({ client: [1000], server: [1000] })
  })
})

describe('selective acknowledgment (tcp_sack)', () => {
  const holes =
    'lose client DATA 3\nlose client DATA 5\nlose client DATA 7\nclient: send 14480\nclient: close'

  test('several holes are told of, the latest arrival first, and repaired in one round trip', () => {
    const { again, end, sacks } = play(holes, OPEN)
    expect(sacks.slice(0, 4)).toEqual([
      'server 4344-5792',
      'server 7240-8688 4344-5792',
      'server 10136-11584 7240-8688 4344-5792',
      'server 10136-13032 7240-8688 4344-5792',
    ])
    expect(again.client).toEqual([50, 50, 50])
    // Without it a partial acknowledgment tells of one hole at a time (RFC 6582).
    const without = play(`set server tcp_sack=0\n${holes}`, OPEN)
    expect(without.sacks).toEqual([])
    expect(without.again.client).toEqual([50, 100, 150])
    expect(without.end - end).toBeCloseTo(0.1)
  })

  test('a retransmission that is lost too is found without a timeout (tcp_recovery)', () => {
    const lost = 'lose client DATA 3\nclient: send 43440'
    expect(play(lost, OPEN).again.client).toEqual([50])
    expect(play(`lose client DATA 17\n${lost}`, OPEN).again.client).toEqual([50, 100])
  })

  test('a FIN is told of as what it is: a number', () => {
    expect(play('lose client DATA\nclient: send 43 & client: close', OPEN).sacks).toEqual(['server 43-44'])
  })

  test('what comes twice is told of as well (tcp_dsack)', () => {
    expect(play('duplicate client DATA').sacks).toEqual(['server 0-43'])
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

  test('a SYN is sent again for 67 s and given up after 131 s (tcp_syn_retries, tcp_syn_linear_timeouts)', () => {
    const seconds = (retries: number, linear: number) => {
      const sysctls = `set client tcp_syn_retries=${retries}\nset client tcp_syn_linear_timeouts=${linear}`
      const { again, end } = play(`${sysctls}\nlose client SYN all`, 'client: connect\n')
      return [...again.client.map((t) => t / 1000), end]
    }
    expect(seconds(6, 4)).toEqual([1, 1, 1, 1, 1, 2, 4, 8, 16, 32, 131])
    expect(seconds(2, 4)).toEqual([1, 1, 1, 1, 1, 7])
    expect(seconds(1, 4)).toEqual([1, 1, 3])
    expect(seconds(2, 0)).toEqual([1, 2, 7])
  })

  test('TCP_USER_TIMEOUT counts from the first retransmission, loss probes left out, and from the SYN', () => {
    const { client, end } = play('set client userTimeout=2s\nlose client DATA all')
    expect(client).toBe(`SYN | ${OPENED} CLOSED`)
    expect(end).toBeCloseTo(0.075 + 0.25 + 0.25 + 2)
    expect(play('set client userTimeout=2s\nlose client SYN all', 'client: connect\n').end).toBe(2)
  })

  test('TCP_USER_TIMEOUT says how many keep-alives may go unanswered', () => {
    const dead = 'client: crash\nwait 20s'
    const { server, end } = play(`set server keepalive=2s/1s/9\nset server userTimeout=4s\n${dead}`)
    expect(server).toMatch(/RST\+ACK \| .*ESTABLISHED CLOSED$/)
    expect(end).toBeCloseTo(0.125 + 4)
    expect(play(`set server keepalive=2s/1s/3\n${dead}`).end).toBeCloseTo(0.125 + 2 + 3)
  })

  test.each([
    [
      'nobody answers them (tcp_retries2)',
      'set client tcp_retries2=3',
      'at 1s\nserver: crash\nwait 60s',
      15.975,
    ],
    ['they are answered, but TCP_USER_TIMEOUT is over', 'set client userTimeout=5s', 'wait 60s', 5.375],
    ['they are answered, but no application waits', '', 'client: close\nwait 400s', 248.325],
  ])('window probes end where %s', (_, set, then, seconds) => {
    const { client, moments } = play(
      `${set}\nserver window=8192\nserver: no-read\nclient: send 8192 & client: send 1000\n${then}`,
      OPEN,
    )
    expect(client).toMatch(/CLOSED$/)
    expect(moments.find((m) => m.client.state === 'CLOSED' && m.time > 0)?.time).toBeCloseTo(seconds)
  })

  test('window probes that are answered go on for ever while an application waits', () => {
    const { client } = play(
      'server window=8192\nserver: no-read\nclient: send 8192 & client: send 1000\nwait 600s',
      OPEN,
    )
    expect(client).toBe(`SYN | ${OPENED}`)
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
    ['another SYN', 'SYN seq=RCV.NXT+7', 'SYN+ACK RST+ACK'],
  ])('%s ends it, and the listener stays', (_, forged, segments) => {
    expect(play(`inject to server ${forged}`, LOST).server).toBe(`${segments} | SYN-RECEIVED LISTEN`)
  })

  test('an RST that is only in the window is challenged, and the handshake goes on', () => {
    const { server } = play('inject to server RST seq=RCV.NXT+7', LOST)
    expect(server).toBe('SYN+ACK SYN+ACK | SYN-RECEIVED ESTABLISHED')
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

  test('a segment of the old connection is acknowledged in TIME-WAIT, which begins anew', () => {
    const ends = (segment: string) => {
      const { end, server } = play(
        `lose client RST all\nserver: close\nclient: close\nat 10s\ninject to server ${segment}`,
      )
      return [Math.round(end), server.includes('RST')]
    }
    expect(ends('ACK seq=RCV.NXT-44 ack=SND.NXT len=43')).toEqual([70, false])
    expect(ends('ACK seq=RCV.NXT ack=SND.NXT')).toEqual([70, false])
    // An RST must be exact; a SYN may be of another connection.
    expect(ends('RST seq=RCV.NXT+1')).toEqual([60, false])
    expect(ends('RST seq=RCV.NXT')).toEqual([10, false])
  })

  test('who listens beside a TIME-WAIT still does when an RST has ended it', () => {
    const { server } = play(
      'server: close\nclient: close\nserver: listen\nat 10s\ninject to server RST seq=RCV.NXT',
    )
    expect(server).toMatch(/TIME-WAIT LISTEN$/)
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

describe('listen() on a port in TIME-WAIT', () => {
  const again = 'server: close\nclient: close\nwait 1s\nserver: listen\nclient: connect'

  test('goes with SO_REUSEADDR, and the wait ends with the new SYN', () => {
    const { server, results } = play(again)
    expect(server).toMatch(/TIME-WAIT SYN-RECEIVED ESTABLISHED$/)
    expect(results).toEqual([])
  })

  test('does not without it: EADDRINUSE', () => {
    const { server, results } = play(`set server reuseAddress=0\n${again}`)
    expect(server).toMatch(/TIME-WAIT CLOSED$/)
    expect(results).toEqual(['EADDRINUSE'])
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
    expect(results).toEqual(['EADDRNOTAVAIL'])
  })
})
