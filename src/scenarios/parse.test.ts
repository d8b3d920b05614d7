import { describe, expect, it } from 'vitest'
import type { Script } from '../simulation/script'
import { parse } from './parse'

function script(text: string): Script {
  const result = parse(text, 'test')
  if (!result.ok) throw new Error(result.errors.map((error) => error.message).join('\n'))
  return result.script
}

const step = (line: string) => script(line).steps[0]
const action = (line: string) => step(line)?.actions[0]
const fault = (line: string) => script(line).faults[0]

describe('the header', () => {
  it('gives defaults for what it does not say', () => {
    expect(script('title test')).toEqual({
      id: 'test',
      title: { en: 'test' },
      intro: { en: '' },
      delay: 50_000,
      hosts: {
        client: { port: 51000, isn: [100], mss: 1460, window: 65535 },
        server: { port: 80, isn: [300], mss: 1460, window: 65535 },
      },
      questions: [],
      find: [],
      self: false,
      settings: [],
      steps: [],
      faults: [],
    })
  })

  it('has words in English and Chinese', () => {
    const { title, intro, questions } = script(
      'title Lost SYN+ACK\ntitle zh SYN+ACK 丢失\nintro Lost.\nquestion Why?\nquestion zh 为什么？',
    )
    expect(title).toEqual({ en: 'Lost SYN+ACK', zh: 'SYN+ACK 丢失' })
    expect(intro).toEqual({ en: 'Lost.' })
    expect(questions).toEqual([{ en: 'Why?', zh: '为什么？' }])
  })

  it('answers several questions, each in one language or both', () => {
    expect(script('question Why?\nquestion zh 为什么？\nquestion How?\nquestion When?').questions).toEqual([
      { en: 'Why?', zh: '为什么？' },
      { en: 'How?' },
      { en: 'When?' },
    ])
  })

  it('answers its question, and says what else it is called', () => {
    const { answer, find } = script(
      'answer Because.\nanswer zh 因为。\nfind EPIPE, broken pipe\nfind 管道、SIGPIPE',
    )
    expect(answer).toEqual({ en: 'Because.', zh: '因为。' })
    expect(find).toEqual(['EPIPE', 'broken pipe', '管道', 'SIGPIPE'])
    expect(parse('answer One.\nanswer Two.', 'x')).toMatchObject({ errors: [{ line: 2, column: 1 }] })
    expect(parse('find', 'x')).toMatchObject({ errors: [{ line: 1 }] })
  })

  it('takes words in Chinese alone for both languages', () => {
    expect(script('title zh 丢失').title).toEqual({ en: '丢失', zh: '丢失' })
  })

  it('has a profile, a delay, and ends of its own', () => {
    const { profile, delay, hosts, self } = script(
      'profile linux\ndelay 20ms\nclient port=4000 isn=7\nserver isn=300,400 mss=536 window=0\nself',
    )
    expect({ profile, delay, self }).toEqual({ profile: 'linux', delay: 20_000, self: true })
    expect(hosts.client).toEqual({ port: 4000, isn: [7], mss: 1460, window: 65535 })
    expect(hosts.server).toEqual({ port: 80, isn: [300, 400], mss: 536, window: 0 })
  })

  it('keeps settings as they are written, and the numbers in them', () => {
    expect(
      script('set client tcp_syn_retries=2\nset server keepalive=2s/1s/3\nset server rst=rfc793').settings,
    ).toEqual([
      {
        ...{ side: 'client', name: 'tcp_syn_retries', value: '2', numbers: [2] },
        place: { line: 1, column: 12, end: 29 },
      },
      {
        ...{ side: 'server', name: 'keepalive', value: '2s/1s/3', numbers: [2_000_000, 1_000_000, 3] },
        place: { line: 2, column: 12, end: 29 },
      },
      {
        ...{ side: 'server', name: 'rst', value: 'rfc793', numbers: [] },
        place: { line: 3, column: 12, end: 22 },
      },
    ])
  })
})

describe('steps', () => {
  it('are calls of one side', () => {
    expect(step('client: connect')).toEqual({
      gates: [],
      actions: [{ kind: 'call', side: 'client', call: 'connect' }],
      place: { line: 1, column: 1, end: 16 },
    })
    expect(action('server: send 100')).toEqual({ kind: 'call', side: 'server', call: 'send', octets: 100 })
    expect(action('server: receive')).toEqual({ kind: 'call', side: 'server', call: 'receive' })
    expect(action('server: receive 5')).toMatchObject({ call: 'receive', octets: 5 })
    expect(action('server: fill-queue')).toMatchObject({ call: 'fill-queue' })
  })

  it('join with & at one instant, in the order written', () => {
    expect(step('server: receive&client: close & inject to server RST seq=5')?.actions).toMatchObject([
      { side: 'server', call: 'receive' },
      { side: 'client', call: 'close' },
      { kind: 'inject', to: 'server' },
    ])
  })

  it('inject a segment numbered by itself or by a variable of its receiver', () => {
    expect(action('inject to client ACK seq=RCV.NXT+500 ack=SND.UNA-1 len=20 window=9')).toEqual({
      kind: 'inject',
      to: 'client',
      flags: ['ACK'],
      seq: { variable: 'RCV.NXT', offset: 500 },
      ack: { variable: 'SND.UNA', offset: -1 },
      length: 20,
      window: 9,
    })
    expect(action('inject to server ACK+SYN seq=4294967295')).toEqual({
      kind: 'inject',
      to: 'server',
      flags: ['SYN', 'ACK'],
      seq: { offset: 4294967295 },
      length: 0,
    })
  })

  it('wait for time, for an instant, for a state', () => {
    const text = 'wait 1.5s\nat 2s client: close\nwhen server CLOSE-WAIT\nserver: close\nwait 1min'
    expect(script(text).steps.map(({ gates, actions, place }) => [gates, actions.length, place])).toEqual([
      [
        [
          { kind: 'settled', wait: 1_500_000, place: { line: 1, column: 6, end: 10 } },
          { kind: 'at', time: 2_000_000, place: { line: 2, column: 4, end: 6 } },
        ],
        1,
        { line: 2, column: 7, end: 20 },
      ],
      [
        [{ kind: 'when', side: 'server', state: 'CLOSE-WAIT', place: { line: 3, column: 13, end: 23 } }],
        1,
        { line: 4, column: 1, end: 14 },
      ],
      [
        [{ kind: 'settled', wait: 60_000_000, place: { line: 5, column: 6, end: 10 } }],
        0,
        { line: 5, column: 6, end: 10 },
      ],
    ])
  })

  it('have notes behind them and phases before them', () => {
    const { steps } = script(
      'phase open\nserver: listen\nclient: connect\nnote It waits. # or not\nlose client SYN\nnote zh 它在等。\nphase close\nclient: close',
    )
    expect(steps.map(({ phase, note }) => [phase, note])).toEqual([
      ['open', undefined],
      [undefined, { en: 'It waits.', zh: '它在等。' }],
      ['close', undefined],
    ])
  })
})

describe('faults', () => {
  it('strike the first segment, one, several or all', () => {
    expect(fault('lose client SYN')).toEqual({
      ...{ kind: 'lose', side: 'client', match: 'SYN', from: 1, to: 1 },
      place: { line: 1, column: 1, end: 16 },
    })
    expect(fault('duplicate server FIN 2')).toMatchObject({ kind: 'duplicate', match: 'FIN', from: 2, to: 2 })
    expect(fault('reorder client DATA 2..4')).toMatchObject({ kind: 'reorder', from: 2, to: 4 })
    expect(fault('lose server ANY all')).toMatchObject({ from: 1, to: Number.POSITIVE_INFINITY })
  })

  it('may stand anywhere', () => {
    expect(script('lose client SYN\nclient: connect\nlose client SYN 2').faults).toHaveLength(2)
  })

  it('delay a segment, where a line of the header delays the link', () => {
    const { delay, faults } = script('delay 20ms\ndelay 30ms client SYN 2')
    expect(delay).toBe(20_000)
    expect(faults).toMatchObject([
      { kind: 'delay', by: 30_000, side: 'client', match: 'SYN', from: 2, to: 2, place: { line: 2 } },
    ])
  })
})

describe('a text', () => {
  it('may end its lines as any system does, begin with a byte order mark, and use tabs', () => {
    expect(script('\uFEFFtitle A\r\n\tclient:\tconnect\rserver: listen\n')).toMatchObject({
      title: { en: 'A' },
      steps: [{ place: { line: 2 } }, { place: { line: 3 } }],
    })
  })

  it('has keywords and verbs in any case', () => {
    expect(script('TITLE A\nClient: CONNECT\nLOSE Client SYN ALL')).toMatchObject({
      title: { en: 'A' },
      steps: [{ actions: [{ side: 'client', call: 'connect' }] }],
      faults: [{ kind: 'lose', side: 'client' }],
    })
  })

  it('has comments behind #, and number signs behind a backslash', () => {
    expect(script('title Segment \\#3 # the third\nclient: connect# now').title.en).toBe('Segment #3')
  })

  it.each([
    ['0', 0],
    ['7us', 7],
    ['1.5ms', 1500],
    ['0.000001s', 1],
    ['10MIN', 600_000_000],
  ])('writes a time as %s', (written, microseconds) => {
    expect(script(`delay ${written}`).delay).toBe(microseconds)
  })
})
