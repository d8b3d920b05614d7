import type { Held } from '../../simulation/world'
import { connectionOf } from '../../tcp/endpoint/driver'
import type { Moment, Side, Timeline } from '../../timeline/timeline'
import type { Watched } from './watched'

/** What a program has done with the descriptors of one host, by step. */
export interface Programs {
  /** A listener is there, alone or beside its connection. */
  readonly listens: readonly boolean[]
  /** The program has closed its connection: what the kernel still keeps of it is an orphan. */
  readonly closed: readonly boolean[]
}

const callOf = ({ cause }: Moment, side: Side) =>
  cause.kind === 'call' && cause.endpoint === side ? cause.call : undefined

/** What waits in the queue of a listener belongs to nobody yet. */
const isListener = (held: Held | undefined): boolean => held?.descriptor?.role === 'listener'

const isRefused = ({ result }: Moment) => result !== undefined && result !== 'ok' && result !== 'queued'

/**
 * The steps at which a program has ended whose successor is then refused to listen: what is in its way is the old
 * connection, so the old listener is gone, closed with it. Else a listener stays, and listen() said again is the same
 * one, which serves the next connection.
 */
function endsOf({ moments }: Timeline, side: Side): ReadonlySet<number> {
  const ends = new Set<number>()
  let closed: number | undefined
  for (const [step, moment] of moments.entries()) {
    const call = callOf(moment, side)
    if (call === 'close' || call === 'abort') closed = step
    if (call === 'listen' && closed !== undefined && isRefused(moment)) ends.add(closed)
    if (call === 'listen' || call === 'crash') closed = undefined
  }
  return ends
}

function programsOf({ timeline, held }: Watched, side: Side): Programs {
  const ends = endsOf(timeline, side)
  const listens: boolean[] = []
  const closed: boolean[] = []
  let listening = false
  let over = false
  for (const [step, moment] of timeline.moments.entries()) {
    const before = timeline.moments[step - 1]
    switch (callOf(moment, side)) {
      case 'listen':
        if (!isRefused(moment)) [listening, over] = [true, false]
        break
      case 'connect':
      case 'send':
        // RFC 9293 turns a listener into an active open.
        if (before?.[side].state === 'LISTEN' && moment[side].state === 'SYN-SENT') listening = false
        if (!isRefused(moment)) over = false
        break
      case 'close':
      case 'abort':
        if (ends.has(step) || before?.[side].state === 'LISTEN' || isListener(held[step - 1]?.[side])) {
          listening = false
        }
        over = true
        break
      case 'crash':
        ;[listening, over] = [false, false]
        break
    }
    const now = held[step]?.[side]
    // Linux: who closes while the handshake is under way closes the listener, for nobody holds a request.
    if (now && connectionOf(now.endpoint).listenerGone) listening = false
    listens.push(listening)
    closed.push(over)
  }
  return { listens, closed }
}

const known = new WeakMap<Watched, Readonly<Record<Side, Programs>>>()

/** What the programs of both hosts have done, by step; worked out once for a run. */
export function programs(watched: Watched): Readonly<Record<Side, Programs>> {
  let both = known.get(watched)
  if (!both) {
    both = { client: programsOf(watched, 'client'), server: programsOf(watched, 'server') }
    known.set(watched, both)
  }
  return both
}
