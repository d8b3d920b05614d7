import type { State } from '../../tcp/tcb/state'
import type { Side } from '../../timeline/timeline'
import { type Course, courseOf, type Packet } from './course'

/**
 * What a real Linux kernel (6.18) sent, and the states that its sockets went through, recorded between two
 * network namespaces: the text of three files.
 */
export interface Recording {
  /** wire.txt, one token a packet: "c>FA!" is its flags; "!" lost, "+" copied, "*" forged by the network. */
  readonly tokens: string
  /** wire.jsonl, the same packets in full; empty for a loopback, which has no link to watch. */
  readonly packets: string
  /** states_rfc.jsonl, every change of state. */
  readonly states: string
}

interface Wire {
  readonly t: number
  readonly src: string
  readonly dst: string
  readonly seq: number
  readonly len: number
}

/** A line of states_rfc.jsonl. Times in seconds. */
export interface Change {
  readonly t: number
  readonly endpoint: Side
  readonly from: State
  readonly to: State
  readonly local: string
  readonly remote: string | null
  readonly conn: number | 'listener'
  /** The segment that caused the change before caused this one too. */
  readonly same_event?: boolean
}

/** The lines of a file of JSON lines. */
export const records = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)

const isOf = (port: number, ...addresses: readonly (string | null)[]): boolean =>
  addresses.some((address) => address?.endsWith(`:${port}`))

const FLAGS: Readonly<Record<string, string>> = { S: 'SYN', F: 'FIN', R: 'RST', A: 'ACK' }

/** The packets that the endpoints sent; what the network copied or forged is not theirs. */
function packetsOf(recording: Recording, port: number): Packet[] {
  const wires = records<Wire>(recording.packets)
  return recording.tokens
    .trim()
    .split(/\s+/)
    .flatMap((token, i): Packet[] => {
      const [, direction, letters = '', , mark] = /^([cs])>([A-Z]+)(\(\d+\))?([!+~*]?)$/.exec(token) ?? []
      const wire = wires[i]
      if (mark === '+' || mark === '*' || (wire && !isOf(port, wire.src, wire.dst))) return []
      return [
        {
          side: direction === 'c' ? 'client' : 'server',
          flags: [...letters].flatMap((letter) => FLAGS[letter] ?? []),
          lost: mark === '!',
          seq: wire?.seq ?? 0,
          length: wire?.len ?? 0,
          ...(wire && { time: wire.t }),
        },
      ]
    })
}

/** An instant, as far as a clock that is read each 2 ms can tell. Seconds. */
const INSTANT = 0.002

/** The states of one side; changes that one segment makes at once are one change. */
function pathOf(changes: readonly Change[], side: Side): State[] {
  const path: State[] = ['CLOSED']
  let last: Change | undefined
  for (const change of changes.filter(({ endpoint }) => endpoint === side)) {
    const { from, to, conn, local, remote, t } = change
    if (conn === 'listener') {
      if (to === 'LISTEN') path.push(to)
      continue
    }
    const before: Change | undefined = last
    last = change
    // Over a loopback there is no time between one segment and the next.
    const together = change.same_event === true && local !== remote
    const anew = before && before.conn !== conn && from === 'LISTEN' && t - before.t < INSTANT
    // A SYN that reopens a connection finds it in TIME-WAIT; Linux then asks the listener, all in one.
    if (together || anew) path.pop()
    else if (path.at(-1) !== from) path.push(from)
    if (path.at(-1) !== to) path.push(to)
  }
  return path
}

/** A socket that began and ended in one event was refused: what went before goes on. */
const isRefused = (changes: readonly Change[], conn: Change['conn']): boolean => {
  const [, ...rest] = changes.filter((change) => change.conn === conn)
  return rest.at(-1)?.to === 'CLOSED' && rest.every(({ same_event }) => same_event)
}

/** What was recorded of the connection from this port of the client. */
export function recorded(recording: Recording, port: number): Course {
  const ours = records<Change>(recording.states).filter(
    ({ conn, local, remote }) => conn === 'listener' || isOf(port, local, remote),
  )
  const changes = ours.filter(({ conn }) => conn === 'listener' || !isRefused(ours, conn))
  return courseOf(packetsOf(recording, port), {
    client: pathOf(changes, 'client'),
    server: pathOf(changes, 'server'),
  })
}
