import { describe, expect, test } from 'vitest'
import type { State } from '../tcp/tcb/state'
import { follower } from './follow/follow'
import { listOf } from './list'
import { RST } from './tcp/header'
import { captureOf } from './testing/read'
import { bytesOf, exists, jsonOf, linesOf, namesIn } from './testing/truth'

interface Step {
  readonly t: number
  readonly endpoint: 'client' | 'server'
  readonly from: State
  readonly to: State
  readonly conn: number | 'listener'
  readonly local: string
  readonly remote: string | null
  readonly same_event?: boolean
}

interface Undecided {
  readonly recording: string
  readonly capture: string
  readonly endpoint: string
}

/**
 * The walk of one socket as the packets can prove it: what passes within one segment is the RFC's one arc, where it
 * has one, and an end on no packet (TIME-WAIT runs out, SYNs are given up) is not seen.
 */
function pathOf(
  steps: readonly Step[],
  packetTimes: readonly number[],
  resetTimes: readonly number[],
): State[] {
  const path: State[] = steps[0] ? [steps[0].from] : []
  for (const { from, to, t, same_event } of steps) {
    const isOn = (times: readonly number[]) => times.some((time) => Math.abs(time - t) < 0.2)
    if (to === 'CLOSED' && from === 'TIME-WAIT' && !isOn(resetTimes)) break
    if ((to === 'LISTEN' || from === 'SYN-SENT') && !isOn(packetTimes)) break
    if (same_event && from === 'FIN-WAIT-2') path.pop()
    path.push(to)
  }
  return path
}

/** Walks of which the file has no packet, or only half: what was forged on the way stands at its receiver only. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '25g-time-wait-blocks-connect client.pcap': 'client 2',
  '25g-time-wait-blocks-connect server.pcap': 'client 2',
  '26b-syn-flood client.pcap': 'server',
  '31-old-duplicate-syn client.pcap': 'server 1',
}

const recordings = namesIn('linux').filter((name) => /^\d/.test(name))
const undecided = recordings.length > 0 ? jsonOf<Undecided[]>('linux/undecided.json') : []

const isUndecided = (recording: string, file: string, endpoint: string) =>
  undecided.some(
    (end) =>
      end.recording === recording &&
      (end.capture === file || end.capture === 'either') &&
      (end.endpoint === endpoint || end.endpoint === 'both'),
  )

const cases = recordings.flatMap((recording) =>
  ['client.pcap', 'server.pcap']
    .filter((file) => exists(`linux/${recording}/${file}`))
    .map((file) => [recording, file] as const),
)

if (cases.length === 0) test.skip('recordings of a real kernel (skipped where ../shared is absent)')

describe.skipIf(cases.length === 0)('recordings of a real kernel', () => {
  test.each(cases)('%s from %s: both paths, and where it was taken', (recording, file) => {
    const capture = captureOf(bytesOf(`linux/${recording}/${file}`))
    const { origin, packets } = capture
    const packetTimes = Array.from(packets.time.subarray(0, packets.count), (time) => origin + time)
    const resetTimes = packetTimes.filter((_, row) => ((packets.flags[row] ?? 0) & RST) !== 0)
    const steps = linesOf<Step>(`linux/${recording}/states_rfc.jsonl`).filter(
      ({ conn }) => conn !== 'listener',
    )
    const walks = new Map<string, Step[]>()
    for (const step of steps) {
      const key = `${step.endpoint} ${step.conn}`
      if (key.startsWith(ELSEWHERE[`${recording} ${file}`] ?? '?')) continue
      walks.set(key, [...(walks.get(key) ?? []), step])
    }
    const truths = [...walks.values()].map((walk) => ({
      endpoint: walk[0]?.endpoint,
      local: walk[0]?.local,
      remote: walk.find(({ remote }) => remote)?.remote,
      path: pathOf(walk, packetTimes, resetTimes),
    }))
    const found = [...listOf(capture).connections]
    for (const { endpoint, local, remote, path } of truths) {
      if (endpoint === undefined || isUndecided(recording, file, endpoint)) continue
      const own = found.filter(
        ({ client, server }) =>
          (client === local && (remote === undefined || server === remote)) ||
          (server === local && client === remote),
      )
      const paths = own.map((c) => (c.client === local ? c.clientStates : c.serverStates))
      // A socket that sent nothing is in no capture.
      if (own.length > 0 || path.length > 3) expect(paths, `${endpoint} ${local}`).toContainEqual(path)
    }
    const expected = file.replace('.pcap', '')
    const follow = follower(capture)
    const last = follow(capture.connections.count - 1)
    if (last.rtt !== null) expect(last.vantage).toBe(expected)
  })
})
