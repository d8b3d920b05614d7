import type { Program } from '../../simulation/script'
import type { Held } from '../../simulation/world'
import { connectionOf, stateOf } from '../../tcp/endpoint/driver'
import { isAcceptable } from '../../tcp/endpoint/socket/descriptor'
import type { Connection } from '../../tcp/tcb/connection'
import type { State } from '../../tcp/tcb/state'
import { distance } from '../../tcp/wire/sequence'
import { other } from '../../timeline/read'
import type { Side } from '../../timeline/timeline'
import { type Info, infoOf } from './info'
import { programs } from './listeners'
import { type SocketTimer, timerOf } from './timer'
import type { Watched } from './watched'

export interface Address {
  readonly address: string
  /** null: any. */
  readonly port: number | null
}

/** A socket as the kernel keeps it. Queues in octets; of a listener, in connections. */
export interface HostSocket {
  readonly state: Exclude<State, 'CLOSED'>
  readonly recvQ: number
  readonly sendQ: number
  readonly local: Address
  readonly remote: Address
  readonly timer: SocketTimer | null
  /** The program that holds it, and under which descriptor; null: nobody does. */
  readonly holder: (Program & { readonly fd: number }) | null
  readonly inode: number
  /** What `ss -i` tells; null: nothing is known. */
  readonly info: (() => Info) | null
}

/** What one host shows at an instant. */
export interface Host {
  readonly side: Side
  /** In the order in which the kernel lists them: listeners first. */
  readonly sockets: readonly HostSocket[]
}

const PROGRAMS: Readonly<Record<Side, Program>> = {
  client: { name: 'client', pid: 1001 },
  server: { name: 'server', pid: 1002 },
}
const BACKLOG = 128
const ANY = '0.0.0.0'
/** The first descriptor after standard input, output and error; what is accepted has the next. */
const FIRST_FD = 3
const FIRST_INODE: Readonly<Record<Side, number>> = { client: 21_001, server: 22_001 }

/** A request is no socket yet, TIME-WAIT none any more: neither has queues or a holder. */
const isMini = (state: State, { origin }: Connection) =>
  state === 'TIME-WAIT' || (state === 'SYN-RECEIVED' && origin === 'passive')

/**
 * rcv_nxt - copied_seq: what was not read, and the FIN behind it until a read has told the end of file. Whoever closed
 * before it came (CLOSING) never reads it.
 */
const unreadOf = (c: Connection, state: State, held: boolean): number =>
  c.unread + (c.finTaken && (!c.reading || (state === 'CLOSING' && !held)) ? 1 : 0)

/** write_seq - snd_una: what is not acknowledged, sent or not; SYN and FIN count one. */
const unacknowledgedOf = (c: Connection): number =>
  distance(c.tcb['SND.NXT'], c.tcb['SND.UNA']) + c.unsent + (c.finQueued || c.closeQueued ? 1 : 0)

/** Who holds the connection, where somebody does. */
function isHeld({ descriptor }: Held, closed: boolean): boolean {
  return descriptor ? descriptor.held && descriptor.role === 'connection' : !closed
}

/** Connections that wait to be accepted. */
const waiting = ({ endpoint, descriptor }: Held): number =>
  descriptor && isAcceptable({ endpoint, descriptor }) ? 1 : 0

/**
 * The sockets of one host at a step, `time` seconds into the run (default: at the moment itself). A step that the run
 * does not have shows no sockets.
 */
export function hostAt(watched: Watched, side: Side, step: number, time?: number): Host {
  const { timeline, hosts } = watched
  const held = watched.held[step]?.[side]
  const moment = timeline.moments[step]
  if (!held || !moment) return { side, sockets: [] }
  const { listens, closed } = programs(watched)[side]
  const c = connectionOf(held.endpoint)
  const state = stateOf(held.endpoint)
  const now = Math.round((time ?? moment.time) * 1e6)
  const { port, backlog = BACKLOG, process = PROGRAMS[side] } = hosts[side]
  const peer = addressOf(timeline.addresses[watched.self ? side : other(side)])
  const sockets: HostSocket[] = []
  const listening = !c.down && (listens[step] || c.listening || state === 'LISTEN')
  if (listening) {
    sockets.push({
      state: 'LISTEN',
      // The queue is full with one more than was asked for (sk_acceptq_is_full()).
      recvQ: c.acceptQueueFull ? backlog + 1 : waiting(held),
      sendQ: backlog,
      local: { address: ANY, port },
      remote: { address: ANY, port: null },
      timer: null,
      holder: { ...process, fd: FIRST_FD },
      inode: FIRST_INODE[side],
      info: null,
    })
  }
  if (state !== 'CLOSED' && state !== 'LISTEN') {
    const mini = isMini(state, c)
    const timer = timerOf(held.endpoint, now)
    // tcp_time_wait() keeps of an orphan in FIN-WAIT-2 no more than of TIME-WAIT.
    const gone = mini || timer?.kind === 'timewait'
    const holds = !gone && isHeld(held, closed[step] ?? false)
    sockets.push({
      state,
      recvQ: gone ? 0 : unreadOf(c, state, holds),
      sendQ: gone ? 0 : unacknowledgedOf(c),
      local: addressOf(timeline.addresses[side]),
      remote: peer,
      timer,
      holder: holds ? { ...process, fd: listening ? FIRST_FD + 1 : FIRST_FD } : null,
      inode: gone ? 0 : FIRST_INODE[side] + c.incarnation,
      info: gone ? null : () => infoOf(c, timeline, side, step),
    })
  }
  return { side, sockets }
}

function addressOf(text: string): Address {
  const colon = text.lastIndexOf(':')
  return { address: text.slice(0, colon), port: Number(text.slice(colon + 1)) }
}
