import { describe, expect, test } from 'vitest'
import { parse, run, type Timeline } from '../engine'
import { loadMessages } from '../messages/messages'
import { toMermaid } from './mermaid'

const words = { en: await loadMessages('en'), zh: await loadMessages('zh') }

function runOf(source: string): Timeline {
  const parsed = parse(source, 'example')
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  const result = run(parsed.script)
  if (!result.ok) throw new Error(result.error.message)
  return result.timeline
}

const diagram = (source: string, language: 'en' | 'zh' = 'en') => toMermaid(runOf(source), words[language])
const OPENED = 'server: listen\nclient: connect\n'

describe('a Mermaid diagram', () => {
  test('tells the exchange: calls and states as notes, segments as arrows', () => {
    expect(diagram(`title Opening\n${OPENED}`)).toBe(`\
sequenceDiagram
  title Opening
  participant client as Client<br/>10.0.0.1#58;51000
  participant server as Server<br/>10.0.0.2#58;80
  Note left of client: CLOSED
  Note right of server: CLOSED
  Note right of server: listen()<br/>LISTEN
  Note left of client: connect()<br/>SYN-SENT
  client->>server: SYN seq 100
  Note right of server: SYN-RECEIVED
  server->>client: SYN+ACK seq 300 ack 101
  Note left of client: ESTABLISHED
  client->>server: ACK seq 101 ack 301
  Note right of server: ESTABLISHED
`)
  })

  test('crosses out what is lost, dots what is sent again, tells the time between', () => {
    const text = diagram(`${OPENED}client: close\nlose client FIN\n`)
    expect(text).toContain(`\
  client-xserver: FIN+ACK seq 101 ack 301 (lost)
  Note over client,server: ⋯ 1 s
  Note left of client: retransmission 1 s
  client-->>server: FIN+ACK seq 101 ack 301 (retransmission)
`)
  })

  test('lets nobody it knows send a forged segment, and says how it was judged', () => {
    const text = diagram(`${OPENED}inject to server RST seq=RCV.NXT+500\n`)
    expect(text).toContain('  participant nobody as forged\n')
    expect(text).toContain(
      '  nobody-->>server: RST seq 601 (forged)\n  Note right of server: challenge ACK\n',
    )
  })

  test('speaks the language of its words', () => {
    expect(diagram(`title A\ntitle zh 甲\n${OPENED}`, 'zh')).toMatch(
      /title 甲\n {2}participant client as 客户端/,
    )
  })

  test('shows an author’s words as they are, whatever Mermaid would read in them', () => {
    const title = 'end; #1 "x" <b> %% a:b `c` {d} the END'
    expect(diagram(`title ${title.replace('#', '＃')}\n${OPENED}`)).toContain(
      'title #101;nd#59; ＃1 #34;x#34; #60;b#62; #37;#37; a#58;b #96;c#96; #123;d#125; the #69;ND\n',
    )
  })
})
