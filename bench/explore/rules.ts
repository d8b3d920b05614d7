import { connectionOf, type Endpoint, stateOf } from '../../src/tcp/endpoint/driver'
import { EDGES } from '../../src/tcp/machine/edges'
import type { State } from '../../src/tcp/tcb/state'
import { distance, gt } from '../../src/tcp/wire/sequence'
import type { Catalogue } from './catalogue'
import type { Move } from './moves'
import { ENDS, NAMES, type World } from './world'

const edges = new Set(EDGES.map(({ id }) => id))

const REST: ReadonlySet<State> = new Set(['CLOSED', 'LISTEN', 'ESTABLISHED', 'FIN-WAIT-2', 'CLOSE-WAIT'])

const has = (state: State): boolean => state !== 'CLOSED' && state !== 'LISTEN'

/** What is wrong with a move: null when nothing is. */
export function wrongMove(catalogue: Catalogue, before: World, move: Move): string | null {
  const { end, reaction, world } = move
  if (end === undefined || !reaction) return null
  const { happening } = reaction
  for (const { from, to, event } of happening.walks) {
    if (!edges.has(`${from}>${to}:${event}`)) return `${from}>${to}:${event} is no edge`
  }
  const from = catalogue.endpoints[before.ends[end]] as Endpoint
  const to = catalogue.endpoints[world.ends[end]] as Endpoint
  const a = connectionOf(from).tcb
  const b = connectionOf(to).tcb
  if (has(stateOf(from)) && has(stateOf(to)) && a.ISS === b.ISS && a.IRS !== null && a.IRS === b.IRS) {
    for (const name of ['SND.UNA', 'SND.NXT', 'RCV.NXT'] as const) {
      if (distance(b[name], a[name]) < 0) return `${name} goes back`
    }
    if (happening.delivered > distance(b['RCV.NXT'], a['RCV.NXT']) + connectionOf(from).unread) {
      return 'more is delivered than arrived'
    }
  } else if (happening.delivered > 0 && !has(stateOf(from)) && !has(stateOf(to))) {
    return 'data without a connection'
  }
  if (move.stimulus?.kind === 'segment' && !happening.verdict) return 'a segment without a verdict'
  return lostSilently(from, to, move) ?? hasty(from, before.unanswered[end], move)
}

/** Data that was given to SEND, and may not have arrived, is gone: its user must know (RFC 9293 §3.10, MUST-12). */
function lostSilently(from: Endpoint, to: Endpoint, { reaction, stimulus }: Move): string | null {
  if (!has(stateOf(from)) || has(stateOf(to))) return null
  if (connectionOf(from).sends.length === 0 || connectionOf(to).sends.length > 0) return null
  const arrived = reaction?.happening.walks.some(({ event }) => event === 'rcv ACK of FIN')
  const crashed = stimulus?.kind === 'call' && stimulus.name === 'crash'
  return arrived || crashed || reaction?.happening.signals.length ? null : 'data is given up, and nobody told'
}

/** Who answers keep-alives is alive (RFC 9293 §3.8.4). */
function hasty(from: Endpoint, unanswered: number, { reaction }: Move): string | null {
  const gaveUp = reaction?.happening.walks.some(({ event }) => event === 'keep-alive unanswered')
  const { probes = 0 } = connectionOf(from).config.keepalive ?? {}
  return gaveUp && unanswered < probes ? 'gives up a peer that has answered' : null
}

/** What is wrong with a world: null when nothing is. */
export function wrongWorld(catalogue: Catalogue, world: World): string | null {
  const endpoints = world.ends.map((id) => catalogue.endpoints[id] as Endpoint)
  const states = endpoints.map(stateOf)
  const connections = endpoints.map(connectionOf)
  for (const end of ENDS) {
    const state = states[end] as State
    if (!has(state)) continue
    const connection = connections[end] as (typeof connections)[number]
    const { tcb } = connection
    if (gt(tcb['SND.UNA'], tcb['SND.NXT'])) return `${NAMES[end]}: SND.UNA > SND.NXT`
    const idle = connection.retransmissionQueue.length === 0
    for (const timer of ['retransmission', 'user'] as const) {
      const runs = endpoints[end]?.timers.has(timer)
      if (runs && idle) return `${NAMES[end]}: ${timer} timer, and nothing is outstanding`
    }
    if (connection.unsent < 0) return `${NAMES[end]}: less than nothing to send`
    const peer = connections[1 - end] as (typeof connections)[number]
    if (has(states[1 - end] as State) && tcb.IRS === peer.tcb.ISS && peer.tcb.IRS === tcb.ISS) {
      if (gt(tcb['SND.UNA'], peer.tcb['RCV.NXT'])) return `${NAMES[end]}: acknowledged, never received`
      if (gt(peer.tcb['RCV.NXT'], tcb['SND.NXT'])) return `${NAMES[end]}: received, never sent`
    } else if (states.every((s) => s === 'ESTABLISHED')) return 'both ESTABLISHED, in disagreement'
  }
  return stuck(world, endpoints, states)
}

/** Nothing is on its way and no timer but keep-alive runs: then only an application can do something. */
function stuck(world: World, endpoints: readonly Endpoint[], states: readonly State[]): string | null {
  if (world.links.some((link) => link.length > 0)) return null
  for (const end of ENDS) {
    const endpoint = endpoints[end] as Endpoint
    if ([...endpoint.timers.keys()].some((timer) => timer !== 'keepalive')) continue
    const { unsent, finQueued, retransmissionQueue } = connectionOf(endpoint)
    if (!REST.has(states[end] as State)) return `${NAMES[end]} is stuck in ${states[end]}`
    const waits = states[end] !== 'LISTEN' && (unsent > 0 || finQueued || retransmissionQueue.length > 0)
    if (waits) return `${NAMES[end]} keeps what it has to send`
  }
  return null
}
