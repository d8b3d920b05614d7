import { describe, expect, it } from 'vitest'
import { loadMessages } from '../../messages/messages'
import { scenarios } from '../../scenarios/library'
import { parse } from '../../scenarios/parse'
import { run } from '../../simulation/run'
import type { Profile, SegmentFlight, Timeline } from '../../timeline/timeline'
import { narrate } from './narrate'

const en = await loadMessages('en')
const zh = await loadMessages('zh')

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
      'The server calls listen(): it sends nothing; in LISTEN it waits for a SYN from anyone.',
      'The client calls connect(): it has sent a SYN, and in SYN-SENT it waits for one in return.',
      'The client’s SYN arrives. The server answers with SYN+ACK and waits in SYN-RECEIVED for the acknowledgment of its own SYN.',
      'The server’s SYN+ACK arrives. The client’s SYN is acknowledged and the server’s has come with it: the client acknowledges that, is ESTABLISHED and may send data.',
      'The client’s ACK arrives. The server’s SYN is acknowledged: it is ESTABLISHED and may send data.',
    ])
  })

  it('in Chinese, with the names of the protocol in English and no space between Chinese words', () => {
    expect(told(`${OPEN}client: send 300`, zh)).toEqual([
      '服务器调用 listen()：它什么也不发，在 LISTEN 等待任何一方发来 SYN。',
      '客户端调用 connect()：它已发出 SYN，在 SYN-SENT 等待对方也发来 SYN。',
      '客户端的 SYN 到达。服务器以 SYN+ACK 应答，在 SYN-RECEIVED 等待自己的 SYN 被确认。',
      '服务器的 SYN+ACK 到达。客户端的 SYN 已被确认，服务器的 SYN 也随之到来：客户端予以确认，进入 ESTABLISHED，可以发送数据了。',
      '客户端的 ACK 到达。服务器的 SYN 已被确认：它进入 ESTABLISHED，可以发送数据。',
      '客户端调用 write(300)：它发出 300 字节数据，等待对方确认。',
      '客户端的 300 字节数据到达。服务器的应用程序得到 300 字节数据，服务器予以确认。',
      '服务器的 ACK 到达。客户端由此得知，序号 401 之前的内容都已送达。',
    ])
  })

  it('that nobody listens for ends in a refusal', () => {
    expect(told('client: connect').slice(1)).toEqual([
      'The client’s SYN arrives. The server answers with an RST. There is no connection that it could belong to.',
      expect.stringContaining('Nobody listens there: the client is refused and CLOSED again.'),
    ])
  })
})

describe('a loss', () => {
  const lost = told(`lose client SYN 1\n${OPEN}`)

  it('is not told before the endpoint can know of it', () => {
    expect(lost[1]).toBe(
      'The client calls connect(): it has sent a SYN, and in SYN-SENT it waits for one in return.',
    )
  })

  it('is told when the timer runs out, with what it waited and will wait', () => {
    expect(lost[2]).toBe(
      'The client has waited 1 s for an acknowledgment of its SYN. The SYN was lost on its way; the client sends it again and now waits up to 2 s.',
    )
    expect(lost[3]).toMatch(/^The client’s SYN, sent again, arrives\./)
  })

  it('of the answer is told apart from a loss of the segment itself', () => {
    expect(told(`lose server SYN+ACK 1\n${OPEN}`).find((text) => text.includes('has waited'))).toContain(
      'The SYN did arrive, but no acknowledgment has come back;',
    )
  })
})

describe('a close', () => {
  it('says of each state what it waits for', () => {
    expect(told(`${OPEN}client: close\nserver: close`).slice(5)).toEqual([
      'The client calls close(): it has sent a FIN, which says that it has nothing more to send, and waits in FIN-WAIT-1 for its acknowledgment.',
      'The client’s FIN+ACK arrives. The server acknowledges that the client has nothing more to send, and waits in CLOSE-WAIT for its own application to close.',
      'The server’s ACK arrives. The client’s FIN is acknowledged, so this direction is closed: in FIN-WAIT-2 it can still receive and waits for the server’s FIN.',
      'The server calls close(): it has nothing more to send either, has sent its FIN and waits in LAST-ACK for the last acknowledgment.',
      'The server’s FIN+ACK arrives. Both directions are closed: the client acknowledges the FIN and stays in TIME-WAIT for 2 MSL, in case that last ACK is lost.',
      'The client’s ACK arrives. The server’s FIN is acknowledged: it has nothing left to wait for and is CLOSED.',
      '2 MSL are over. No old segment of this connection can be on its way any more: the client forgets it and is CLOSED.',
    ])
  })

  it('does not claim an acknowledgment that is still delayed', () => {
    const timeline = timelineOf(`${OPEN}client: send 300\nserver: send 900\nclient: close`, 'linux')
    const step = timeline.moments.findIndex(({ server }) => server.state === 'CLOSE-WAIT')
    const { text } = narrate(timeline, step, en)
    expect(timeline.moments[step]?.sent).toEqual([])
    expect(text).toContain('the server will acknowledge that in a moment')
  })

  it('by RST is told as such on both sides', () => {
    expect(told(`${OPEN}client: abort`).slice(5)).toEqual([
      'The client aborts: it sends an RST, drops everything it had queued and is CLOSED at once.',
      'The client’s RST arrives. The server believes it: the connection is over at once, without any FIN, and the server is CLOSED. The application on the server is told “connection reset”.',
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
      index === step ? { ...moment, sent: [], walks: [], signals: [] } : moment,
    )
    const segments = timeline.segments.map((segment) =>
      segment.length === 10 ? { ...segment, verdict, kind } : segment,
    )
    return narrate({ ...timeline, moments, segments }, step, en)
  }

  it('is told with the rule that decided', () => {
    const verdict = { outcome: 'queued', rule: 'text-out-of-order', reason: '-', rfc: '3.10.7.4' } as const
    expect(arrival(verdict).text).toBe(
      'The client’s segment with 10 octets arrives. The server keeps it for later. Something before it is missing: the data waits until the gap is filled.',
    )
  })

  it('is told in the words of the verdict where nobody has written others', () => {
    const verdict = { outcome: 'ignored', rule: 'new-rule', reason: 'It is too late.', rfc: '3.4' } as const
    expect(arrival(verdict, 'duplicate').text).toBe(
      'A copy of the client’s segment with 10 octets, made by the network, arrives. The server ignores it. It is too late.',
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

describe('a call that fails', () => {
  it('is told with its error', () => {
    expect(told('client: close')).toEqual([
      'The client calls close() and gets “error: connection does not exist”; nothing else happens.',
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
