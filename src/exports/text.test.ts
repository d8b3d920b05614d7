import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Profile, parse, run, type Script, scenarios, type Timeline } from '../engine'
import { timelineText } from './text'

/** A scenario that is written here. */
function scriptOf(source: string): Script {
  const parsed = parse(source, 'example')
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  return parsed.script
}

function runOf(script: Script, profile?: Profile): Timeline {
  const result = run(script, profile)
  if (!result.ok) throw new Error(result.error.message)
  return result.timeline
}

/** The lines of a figure without its headings and caption. */
const figureOf = (source: string) =>
  timelineText(runOf(scriptOf(source)))
    .split('\n\n')
    .slice(1, -1)
    .join('\n')

const OPENED = 'server: listen\nclient: connect\n'

test('a three-way handshake looks as Figure 6 does', () => {
  expect(timelineText(runOf(scriptOf(`title Basic three-way handshake\n${OPENED}`)))).toBe(`\
     Client                                                 Server
     10.0.0.1:51000                                         10.0.0.2:80

 1.  CLOSED                                                 CLOSED

 2.                                                         (Listen)
                                                            LISTEN

 3.  (Connect)
     SYN-SENT    --> <SEQ=100><CTL=SYN>                 --> SYN-RECEIVED

 4.  ESTABLISHED <-- <SEQ=300><ACK=101><CTL=SYN,ACK>    <-- SYN-RECEIVED

 5.  ESTABLISHED --> <SEQ=101><ACK=301><CTL=ACK>        --> ESTABLISHED

              Basic three-way handshake (example, rfc9293)
`)
})

test('a normal close looks as Figure 12 does', () => {
  expect(figureOf(`${OPENED}client: close\nserver: close\n`)).toContain(`\
 6.  (Close)
     FIN-WAIT-1  --> <SEQ=101><ACK=301><CTL=FIN,ACK>    --> CLOSE-WAIT
`)
  expect(figureOf(`${OPENED}client: close\nserver: close\n`)).toContain(`\
 7.  FIN-WAIT-2  <-- <SEQ=301><ACK=102><CTL=ACK>        <-- CLOSE-WAIT
 8.                                                         (Close)
     TIME-WAIT   <-- <SEQ=301><ACK=102><CTL=FIN,ACK>    <-- LAST-ACK
 9.  TIME-WAIT   --> <SEQ=102><ACK=302><CTL=ACK>        --> CLOSED
10.  (2 MSL)
     CLOSED`)
})

test('crossing segments leave on one line and arrive on another, as in Figure 13', () => {
  const figure = figureOf(`${OPENED}client: close & server: close\n`)
  expect(figure).toContain('FIN-WAIT-1  --> <SEQ=101><ACK=301><CTL=FIN,ACK>    ...\n')
  expect(figure).toContain('            ... <SEQ=101><ACK=301><CTL=FIN,ACK>    --> CLOSING\n')
})

test('a lost segment says so, and what is sent again follows its timer', () => {
  expect(figureOf(`${OPENED}lose client SYN 1\n`)).toContain(`\
 3.  (Connect)
     SYN-SENT    --> <SEQ=100><CTL=SYN>                 ... (lost)
 4.  (Retransmission timeout)
     SYN-SENT    --> <SEQ=100><CTL=SYN>                 --> SYN-RECEIVED`)
})

test('data has its length, on a line of its own where it does not fit', () => {
  expect(figureOf(`${OPENED}client: send 300\n`)).toMatch(/<DATA=300>/)
})

test('a call that sends several segments is noted once', () => {
  const figure = figureOf(`${OPENED}client: send 4000\n`)
  expect(figure.match(/<DATA=\d+>/g)?.length).toBeGreaterThan(1)
  expect(figure.match(/\(Send 4000\)/g)).toHaveLength(1)
})

test('a forged segment enters from nowhere, and its verdict stands below it', () => {
  const figure = figureOf(`${OPENED}inject to server RST seq=RCV.NXT+500\n`)
  expect(figure).toMatch(/\(forged\) +\.\.\. <SEQ=601><CTL=RST> +--> ESTABLISHED\n +\(Challenged: /)
})

test('a call that fails tells its answer', () => {
  expect(figureOf('client: send 10\n')).toContain('(Error: connection does not exist)')
})

test.each(
  scenarios.flatMap(({ id, script }) => [[id, 'rfc9293', script] as const, [id, 'linux', script] as const]),
)('%s by %s stays within 72 columns and shows every segment', (_id, profile, script) => {
  const timeline = runOf(script, profile)
  const lines = timelineText(timeline).split('\n')
  for (const line of lines) {
    expect(line.length).toBeLessThanOrEqual(72)
    expect(line).toBe(line.trimEnd())
  }
  for (const { seq } of timeline.segments) expect(lines.join()).toContain(`<SEQ=${seq}>`)
})

test('whatever the numbers and the title, no line is wider than 72 columns', () => {
  const number = fc.integer({ min: 0, max: 2 ** 32 - 1 })
  const title = fc.string({ minLength: 1, maxLength: 200 }).filter((text) => !/[\n#\r]/.test(text))
  fc.assert(
    fc.property(number, number, title, (client, server, words) => {
      const source = `client isn=${client}\nserver isn=${server}\n${OPENED}client: send 4000\nclient: close\n`
      const text = timelineText({ ...runOf(scriptOf(source)), title: { en: words } })
      expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(72)
    }),
    { numRuns: 30 },
  )
})
