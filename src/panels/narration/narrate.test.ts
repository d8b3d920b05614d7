import { describe, expect, it } from 'vitest'
import { scenarios } from '../../scenarios/library'
import { parse } from '../../scenarios/parse'
import { run } from '../../simulation/run'
import type { Profile, SegmentFlight, Timeline } from '../../timeline/timeline'
import { narrate } from './narrate'
import { loadTelling } from './telling'

const { t: en } = await loadTelling('en')
const { t: zh } = await loadTelling('zh')

function timelineOf(script: string, profile?: Profile): Timeline {
  const parsed = parse(script, 'test')
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  const result = run(parsed.script, profile)
  if (!result.ok) throw new Error(result.error.message)
  return result.timeline
}

/** Every moment of a run but its start, as it is told. */
const told = (script: string, t = en): string[] => {
  const timeline = timelineOf(script)
  return timeline.moments.slice(1).map((_, index) => narrate(timeline, index + 1, t).text)
}

const OPEN = 'server: listen\nclient: connect\n'

describe('an opening is told', () => {
  it('call by call and segment by segment', () => {
    expect(told(OPEN)).toEqual([
      'The server calls listen(): it waits in LISTEN for a SYN from anyone.',
      'The client calls connect(): it sends a SYN and waits in SYN-SENT for one in return.',
      'The client’s SYN arrives. The server answers with SYN+ACK and waits in SYN-RECEIVED for its acknowledgment.',
      'The server’s SYN+ACK arrives. It acknowledges the client’s SYN: the client acknowledges the server’s and is ESTABLISHED.',
      'The client’s ACK arrives. It acknowledges the server’s SYN: the server is ESTABLISHED.',
    ])
  })

  it('in Chinese, with the names of the protocol in English and no space between Chinese words', () => {
    expect(told(`${OPEN}client: send 300`, zh)).toEqual([
      '服务器调用 listen()：在 LISTEN 等待任意一方的 SYN。',
      '客户端调用 connect()：发出 SYN，在 SYN-SENT 等待应答。',
      '客户端的 SYN 到达。服务器回 SYN+ACK，在 SYN-RECEIVED 等待确认。',
      '服务器的 SYN+ACK 到达。客户端的 SYN 得到确认；再确认服务器的，进入 ESTABLISHED。',
      '客户端的 ACK 到达。服务器的 SYN 得到确认，进入 ESTABLISHED。',
      '客户端调用 write(300)：发出 300 字节，等待确认。',
      '客户端的 300 字节数据到达。服务器确认 300 字节，交给应用程序。',
      '服务器的 ACK 到达。客户端得知：401 之前的都已送达。',
    ])
  })

  it('that nobody listens for ends in a refusal', () => {
    expect(told('client: connect').slice(1)).toEqual([
      'The client’s SYN arrives. Nobody listens on that port. The server answers with an RST.',
      expect.stringContaining('The client is refused and CLOSED again.'),
    ])
  })
})

describe('a loss', () => {
  const lost = told(`lose client SYN 1\n${OPEN}`)

  it('is not told before the endpoint can know of it', () => {
    expect(lost[1]).toBe(
      'The client calls connect(): it sends a SYN and waits in SYN-SENT for one in return.',
    )
  })

  it('is told when the timer runs out, with what it waited and will wait', () => {
    expect(lost[2]).toBe(
      'The client has waited 1 s for an acknowledgment of its SYN. The SYN was lost on its way; the client sends it again and doubles its wait to 2 s.',
    )
    expect(lost[3]).toMatch(/^The client’s SYN, sent again, arrives\./)
  })

  it('of the answer is told apart from a loss of the segment itself', () => {
    expect(told(`lose server SYN+ACK 1\n${OPEN}`).find((text) => text.includes('has waited'))).toContain(
      'The SYN did arrive, but has not been acknowledged;',
    )
  })
})

describe('a close', () => {
  it('says of each state what it waits for', () => {
    expect(told(`${OPEN}client: close\nserver: close`).slice(5)).toEqual([
      'The client calls close(): it sends a FIN, having no more to send, and waits in FIN-WAIT-1.',
      'The client’s FIN+ACK arrives. The server acknowledges it and waits in CLOSE-WAIT for its own application to close.',
      'The server’s ACK arrives. It acknowledges the client’s FIN: the client waits in FIN-WAIT-2 for the server’s, and can still receive.',
      'The server calls close(): it sends a FIN of its own and waits in LAST-ACK for the last acknowledgment.',
      'The server’s FIN+ACK arrives. The client acknowledges it and stays in TIME-WAIT for 2 MSL (4 min), in case that last ACK is lost.',
      'The client’s ACK arrives. It acknowledges the server’s FIN, and the server is CLOSED.',
      '2 MSL have passed. No old segment can be under way any more: the client is CLOSED.',
    ])
  })

  it('does not claim an acknowledgment that is still delayed', () => {
    const timeline = timelineOf(`${OPEN}client: send 300\nserver: send 900\nclient: close`, 'linux')
    const step = timeline.moments.findIndex(({ server }) => server.state === 'CLOSE-WAIT')
    const { text } = narrate(timeline, step, en)
    expect(timeline.moments[step]?.sent).toEqual([])
    expect(text).toContain('The server will acknowledge it in a moment')
  })

  it('by RST is told as such on both sides', () => {
    expect(told(`${OPEN}client: abort`).slice(5)).toEqual([
      'The client aborts: it sends an RST, drops everything it had queued and is CLOSED at once.',
      'The client’s RST arrives. The RST is acceptable, so the connection is over at once, without any FIN: the server is CLOSED. The application on the server is told “connection reset”.',
    ])
  })
})

describe('what is not accepted', () => {
  const arrival = (verdict: SegmentFlight['verdict'], kind: SegmentFlight['kind'] = 'original') => {
    const timeline = timelineOf(`${OPEN}client: send 10`)
    const step = timeline.moments.findIndex(
      ({ cause }) => cause.kind === 'segment' && timeline.segments[cause.id]?.length === 10,
    )
    const moments = timeline.moments.map((moment, index) =>
      index === step
        ? { ...moment, sent: [], walks: [], signals: [], ...(verdict && { rfc: verdict.rfc }) }
        : moment,
    )
    const segments = timeline.segments.map((segment) =>
      segment.length === 10 ? { ...segment, verdict, kind } : segment,
    )
    return narrate({ ...timeline, moments, segments }, step, en)
  }

  it('is told with the rule that decided', () => {
    const verdict = { outcome: 'queued', rule: 'text-out-of-order', reason: '-', rfc: '3.10.7.4' } as const
    expect(arrival(verdict).text).toBe(
      'The client’s segment with 10 octets arrives. Something before it is missing. The server keeps it until the gap is filled.',
    )
  })

  it('is told in the words of the verdict where nobody has written others', () => {
    const verdict = { outcome: 'ignored', rule: 'new-rule', reason: 'It is too late.', rfc: '3.4' } as const
    expect(arrival(verdict, 'duplicate').text).toBe(
      'A copy of the client’s segment with 10 octets, made by the network, arrives. It is too late. The server drops it without an answer.',
    )
  })

  it('cites the section of the rule, of whatever RFC', () => {
    const verdict = { outcome: 'challenged', rule: 'ack-range', reason: '-', rfc: 'RFC 5961 §5' } as const
    expect(arrival(verdict)).toMatchObject({
      rfc: 'RFC 5961 §5',
      href: 'https://www.rfc-editor.org/rfc/rfc5961#section-5',
    })
  })
})

describe('what comes again', () => {
  it('is told in other words: data and acknowledgments in a row', () => {
    expect(told(`${OPEN}client: send 2920`).slice(6)).toEqual([
      'The client’s segment with 1460 octets arrives. The server acknowledges 1460 octets and passes them on.',
      'The client’s next segment with 1460 octets arrives. These 1460 octets are passed on and acknowledged as well.',
      'The server’s ACK arrives. The client now knows that everything before 1561 has arrived.',
      'The server’s next ACK arrives. Everything before 3021 has arrived as well.',
    ])
  })

  it('is counted where a timer runs out again and again', () => {
    const [, first, second, last] = told('set client tcp_syn_retries=2\nlose client SYN all\nclient: connect')
    expect(first).toContain('the client sends it again and doubles its wait to 2 s.')
    expect(second).toBe(
      'After another 2 s the timer runs out again. The SYN was lost on its way; the client sends it again, as number 3, and doubles its wait to 4 s.',
    )
    expect(last).toMatch(/^No answer came in time: the client gives up and is CLOSED\./)
  })

  it('at the other end is told as the same', () => {
    const both = told('client: connect & server: connect\nclient: close & server: close')
    expect(both[1]).toMatch(/^The server calls connect\(\), too:/)
    expect(both[3]).toContain('The client is in the same position:')
    expect(both[7]).toBe(
      'The server calls close(), too: it sends a FIN of its own and waits in FIN-WAIT-1 as well.',
    )
    expect(both.at(-1)).toBe('2 MSL have passed. The server forgets the connection as well and is CLOSED.')
  })

  it('is known for what it is: an acknowledgment may have been lost', () => {
    expect(told(`lose client ACK 1\n${OPEN}`)).toContain(
      'The server’s SYN+ACK, sent again, arrives. The client has had it before; the acknowledgment may have been lost, so the client sends another.',
    )
  })

  it('shows a gap, and asks for it', () => {
    const asked = told(`lose client DATA 1\n${OPEN}client: send 4380`).filter((text) =>
      / 101( |\.|:)/.test(text),
    )
    expect(asked).toEqual([
      'The client’s segment with 1460 octets arrives. Something before it is missing. The server keeps it until the gap is filled, and its ACK asks for 101 again.',
      'The client’s next segment with 1460 octets arrives. It lies behind the same gap. The server keeps this one, too, and asks for 101 once more.',
      'The server’s ACK arrives. It asks for 101 again: something is missing there, and something later has arrived.',
      'The server’s next ACK arrives. It, too, still asks for 101.',
    ])
  })
})

describe('a probe', () => {
  const keepalive = told(`set client keepalive=2s/1s/2\n${OPEN}wait 3s\nserver: crash\nwait 10s`).slice(5)

  it('is answered, and the answer is told as a sign of life', () => {
    expect(keepalive.slice(0, 3)).toEqual([
      'Nothing has been heard for 2 s: the client sends a probe to see whether the server is still there.',
      'The client’s probe arrives. Its number is an old one on purpose, so the server has to answer: the ACK is the sign of life.',
      'The server’s ACK arrives. The server is still there: the client asks again only after another silence.',
    ])
  })

  it('is counted where nobody answers', () => {
    expect(keepalive.slice(5)).toEqual([
      'The client’s probe reaches a host that is down: nobody is there to receive it.',
      'No answer within 1 s: the client sends probe number 2.',
      'Nobody is there to receive the client’s probe.',
      'The last probe is not answered either: the client gives up, sends an RST in case the server is there after all, and is CLOSED. The application on the client is told “connection timed out”.',
      'The client’s RST reaches a host that is down: nobody is there to receive it.',
    ])
  })

  it('of a closed window says how much room there is', () => {
    const stuck = told(
      `server window=2000\n${OPEN}server: no-read\nclient: send 3000\nwait 2s\nserver: receive`,
    )
    expect(stuck.filter((text) => /probe|no room|lets/.test(text))).toEqual([
      expect.stringMatching(/That lets another 540 octets leave\.$/),
      expect.stringMatching(/The receiver has no room: the client has to stop sending\.$/),
      expect.stringMatching(/^The server’s window is still closed: the client probes it/),
      'The client’s probe arrives. There is no room for its octet: the server refuses it, and the ACK announces a window of 0.',
      'The server’s ACK arrives. There is still no room: the client goes on waiting.',
      expect.stringMatching(/^The server’s ACK arrives\. The client may now send up to 2000 octets\./),
    ])
  })
})

it('says how long nothing has happened before something comes from outside', () => {
  expect(told(`${OPEN}wait 3s\nclient: close`)[5]).toMatch(/^After 3 s the client calls close\(\):/)
})

it('tells of an endpoint that talks to itself as of one, not two', () => {
  const alone = told('self\nclient: connect\nclient: close')
  expect(alone.join(' ')).not.toContain('the server’s')
  expect(alone[1]).toMatch(/^The client’s own SYN comes back to it\./)
})

describe('after close() in Linux', () => {
  const timeline = timelineOf(`${OPEN}client: close\nserver: send 10`, 'linux')
  const texts = timeline.moments.map((_, step) => narrate(timeline, step, en).text)

  it('nobody can receive any more', () => {
    expect(texts.find((text) => text.includes('FIN-WAIT-2'))).toMatch(/waits in FIN-WAIT-2 for/)
  })

  it('nobody is told of the reset that data brings, but the one who has sent it', () => {
    const told = texts.filter((text) => text.includes('is told'))
    expect(told).toEqual([
      expect.stringContaining('The application on the server is told “EPIPE, broken pipe”.'),
    ])
  })
})

describe('a call that fails', () => {
  it('is told with its error', () => {
    expect(told('client: close')).toEqual([
      'The client calls close() and gets “error: connection does not exist”.',
    ])
  })
})

describe('every built-in scenario', () => {
  const runs = scenarios.flatMap(({ id, script }) =>
    (['rfc9293', 'linux'] as const).flatMap((profile) => {
      const result = run(script, profile)
      return result.ok ? [{ id, profile, timeline: result.timeline }] : []
    }),
  )

  it.each(runs)('$id ($profile) is told to its end in both languages', ({ timeline }) => {
    timeline.moments.forEach((moment, step) => {
      for (const t of [en, zh]) {
        const { text, rfc } = narrate(timeline, step, t)
        expect(text).toMatch(t === en ? /^\p{Lu}.*\.$|^\d+ (MSL|s) .*\.$/u : /。$/)
        expect(text).not.toMatch(/[{}]|undefined|\bnull\b/)
        if (moment.cause.kind !== 'start') expect(rfc).toBeDefined()
      }
    })
  })
})

it('begins with what the scenario is about', () => {
  const timeline = timelineOf(`intro Two ends meet.\nintro zh 两端相遇。\n${OPEN}`)
  expect(narrate(timeline, 0, en)).toMatchObject({ note: 'Two ends meet.' })
  expect(narrate(timeline, 0, zh)).toMatchObject({ note: '两端相遇。' })
})

it('adds the words of the author to the step they belong to', () => {
  const timeline = timelineOf('server: listen\nnote A listener is patient.\nclient: connect')
  expect(narrate(timeline, 1, en).note).toBe('A listener is patient.')
  expect(narrate(timeline, 1, zh).note).toBe('A listener is patient.')
  expect(narrate(timeline, 2, en).note).toBeUndefined()
})
