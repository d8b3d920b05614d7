import { describe, expect, test } from 'vitest'
import { run, scenarios } from '../../engine'
import type { Timeline } from '../../timeline/timeline'
import type { Capture } from '../capture'
import { listOf } from '../list'
import { ipv4, type Made, pcap, tcp } from '../testing/build'
import { captureOf } from '../testing/read'
import { expectSound, provedPath } from '../testing/sound'
import { bytesOf, namesIn } from '../testing/truth'
import { toPcap } from '../write'
import { timelineOf } from './timeline'

const [FIN, SYN, RST, ACK] = [1, 2, 4, 16]

type Timed = Made & { readonly time: number }

const captured = (exchange: readonly Timed[]): Timeline =>
  timelineOf(
    captureOf(
      pcap(
        exchange.map((made) => ({ octets: ipv4(tcp(made), made), time: 1000 + made.time })),
        { link: 101 },
      ),
    ),
    0,
  )

/** What happens, a line each: when, to whom, why, what leaves, and the states after it. */
const told = ({ moments, segments }: Timeline) =>
  moments.map(({ time, cause, sent, client, server, presumed }) => {
    const why =
      cause.kind === 'start'
        ? 'start'
        : `${cause.endpoint} ${cause.kind === 'segment' ? `gets ${segments[cause.id]?.flags.join('+')}` : cause.kind === 'call' ? cause.call : cause.kind === 'icmp' ? cause.error : cause.timer}`
    const leaves = sent.map((id) => ` > ${segments[id]?.flags.join('+')}`).join('')
    return `${time}${presumed ? '?' : ''} ${why}${leaves}: ${client.state} ${server.state}`
  })

describe('a connection of a capture as a Timeline', () => {
  test('beside the client its clock is seen, and the server is half a round trip away', () => {
    const timeline = captured([
      { time: 0, flags: SYN, seq: 100 },
      { time: 0.5, flags: SYN | ACK, seq: 300, ack: 101, back: true },
      { time: 0.5, flags: ACK, seq: 101, ack: 301 },
      { time: 1, flags: ACK, seq: 101, ack: 301, length: 5 },
      { time: 1.5, flags: ACK, seq: 301, ack: 106, back: true },
      { time: 2, flags: FIN | ACK, seq: 106, ack: 301 },
      { time: 2.5, flags: FIN | ACK, seq: 301, ack: 107, back: true },
      { time: 2.5, flags: ACK, seq: 107, ack: 302 },
    ])
    expect(timeline.captured?.vantage).toBe('client')
    expect(told(timeline)).toEqual([
      '0 start: CLOSED CLOSED',
      '0? server listen: CLOSED LISTEN',
      '0? client connect > SYN: SYN-SENT LISTEN',
      '0.25? server gets SYN > SYN+ACK: SYN-SENT SYN-RECEIVED',
      '0.5 client gets SYN+ACK > ACK: ESTABLISHED SYN-RECEIVED',
      '0.75? server gets ACK: ESTABLISHED ESTABLISHED',
      '1? client send > ACK: ESTABLISHED ESTABLISHED',
      '1.25? server gets ACK > ACK: ESTABLISHED ESTABLISHED',
      '1.5 client gets ACK: ESTABLISHED ESTABLISHED',
      '2? client close > FIN+ACK: FIN-WAIT-1 ESTABLISHED',
      '2.25? server gets FIN+ACK: FIN-WAIT-1 CLOSE-WAIT',
      '2.25? server close > FIN+ACK: FIN-WAIT-1 LAST-ACK',
      '2.5 client gets FIN+ACK > ACK: TIME-WAIT LAST-ACK',
      '2.75? server gets ACK: TIME-WAIT CLOSED',
      '242.5? client time-wait: CLOSED CLOSED',
    ])
  })

  test('what is sent again before anything answers it is taken to have been lost', () => {
    const timeline = captured([
      { time: 0, flags: SYN, seq: 100 },
      { time: 1, flags: SYN, seq: 100 },
      { time: 1.25, flags: SYN | ACK, seq: 300, ack: 101, back: true },
      { time: 1.25, flags: ACK, seq: 101, ack: 301 },
    ])
    expect(timeline.segments.map(({ kind, fate, presumed }) => [kind, fate, presumed])).toEqual([
      ['original', 'lost', true],
      ['retransmission', 'delivered', true],
      ['original', 'delivered', true],
      ['original', 'delivered', true],
    ])
    expect(timeline.timers).toMatchObject([{ timer: 'retransmission', start: 0, due: 1, fired: true }])
  })

  test('begun before the capture, it stands at ESTABLISHED; who was never heard of is presumed', () => {
    const [start, ...more] = captured([
      { time: 0, flags: ACK, seq: 100, ack: 300, length: 5 },
      { time: 0.5, flags: RST, seq: 105 },
    ]).moments
    expect(start?.client).toMatchObject({ state: 'ESTABLISHED' })
    expect(start?.server).toEqual({ state: 'CLOSED', presumed: true })
    expect(more.flatMap(({ walks }) => walks)).toMatchObject([{ edge: 'ESTABLISHED>CLOSED:ABORT' }])
  })
})

const eachOf = (capture: Capture) =>
  Array.from(listOf(capture).connections, (listed) => ({ listed, timeline: timelineOf(capture, listed.id) }))

test.each(scenarios.map(({ id, script }) => [id, script] as const))(
  '%s: written as packets, it is read back as a sound Timeline with the states of the list',
  (_id, script) => {
    const result = run(script, 'rfc9293')
    if (!result.ok) throw new Error(result.error.message)
    for (const { listed, timeline } of eachOf(captureOf(toPcap(result.timeline)))) {
      expectSound(timeline)
      expect(timeline.segments.length).toBe(listed.packets)
      if (listed.clientStates.length > 0) expect(provedPath(timeline, 'client')).toEqual(listed.clientStates)
      if (listed.serverStates.length > 0) expect(provedPath(timeline, 'server')).toEqual(listed.serverStates)
    }
  },
)

const recordings = namesIn('linux').filter((name) => /^\d/.test(name))

describe.skipIf(recordings.length === 0)('recordings, skipped where ../shared is absent', () => {
  test.each(recordings)('%s', (recording) => {
    for (const file of ['client.pcap', 'server.pcap', 'capture.pcap']) {
      if (!namesIn(`linux/${recording}`).includes(file)) continue
      for (const { listed, timeline } of eachOf(captureOf(bytesOf(`linux/${recording}/${file}`)))) {
        expectSound(timeline)
        expect(timeline.captured?.vantage).toBe(listed.vantage)
        if (listed.clientStates.length > 0)
          expect(provedPath(timeline, 'client')).toEqual(listed.clientStates)
        if (listed.serverStates.length > 0)
          expect(provedPath(timeline, 'server')).toEqual(listed.serverStates)
      }
    }
  })
})
