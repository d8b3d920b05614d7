import fc from 'fast-check'
import { expect, test } from 'vitest'
import { read } from '../timeline/read'
import { honest } from './properties/plan.arbitrary'
import { run } from './run'
import { causesIn, timelineOf } from './testing/play'

const linesOf = (text: string) => {
  const timeline = timelineOf(text)
  return causesIn(timeline).map((cause, step) => `${cause} | ${timeline.moments[step]?.line}`)
}

test('what a call sets off comes from its line, a retransmission and the end of TIME-WAIT too', () => {
  const text = `lose client SYN
server: listen
client: connect
client: close
when server CLOSE-WAIT server: close`
  expect(linesOf(text)).toEqual([
    '0 start | undefined',
    '0 server listen | 2',
    '0 client connect | 3',
    '1 client retransmission timer | 3',
    '1.05 server receives SYN | 3',
    '1.1 client receives SYN+ACK | 3',
    '1.15 server receives ACK | 3',
    '1.15 client close | 4',
    '1.2 server receives FIN+ACK | 4',
    // Two steps go on at once: what is whose is not certain.
    '1.2 server close | 5',
    '1.25 client receives ACK | undefined',
    '1.25 client receives FIN+ACK | undefined',
    '1.3 server receives ACK | undefined',
    '241.25 client time-wait timer | undefined',
  ])
})

test('what is forged comes from the line that forges it, with what it brings about', () => {
  const timeline = timelineOf('server: listen\nclient: connect\ninject to server RST seq=RCV.NXT+500')
  const { lineOf } = read(timeline)
  expect(timeline.segments.map(({ id, kind }) => `${kind} ${lineOf(id)}`)).toEqual([
    'original 2',
    'original 2',
    'original 2',
    'forged 3',
    'original 3',
  ])
})

test('a copy comes from the line of what is copied', () => {
  const { segments, ...timeline } = timelineOf('duplicate client SYN\nserver: listen\nclient: connect')
  const { line, lineOf } = read({ segments, ...timeline })
  const copy = segments.find(({ kind }) => kind === 'duplicate')
  expect(lineOf(copy?.id ?? -1)).toBe(3)
  expect(line(-1)).toBeUndefined()
})

test('every call has the line of its step, and no line is one that has not been issued yet', () => {
  fc.assert(
    fc.property(honest, ({ script, profile }) => {
      const result = run(script, profile)
      if (!result.ok) return
      let issued = 0
      for (const { cause, line } of result.timeline.moments) {
        if (cause.kind === 'call') {
          expect(line).toBeGreaterThanOrEqual(issued)
          issued = line ?? issued
        }
        expect(line ?? 0).toBeLessThanOrEqual(issued)
      }
    }),
    { numRuns: 50 },
  )
})
