import type { Host, HostSocket } from '../../host/host'
import { type Command, failed, type Outcome, printed } from '../command'
import { getopt, type Option } from '../getopt'
import { portText } from '../services'
import { holderText, infoText, timerText } from './extra'
import { filterOf } from './filter'
import { ALL, CONNECTED, CONNECTIONS, LISTENING, printedState, type States, statesNamed } from './states'
import { summary } from './summary'
import { cells, type Row, table } from './table'
import { USAGE } from './usage'

/** The options of iproute2 6.1, so that what is abbreviated or misspelled is answered as there. */
const OPTIONS: readonly Option[] = [
  ...Object.entries({
    ...{ n: 'numeric', r: 'resolve', o: 'options', e: 'extended', m: 'memory', p: 'processes', T: 'threads' },
    ...{ i: 'info', s: 'summary', b: 'bpf', E: 'events', Z: 'context', z: 'contexts', N: 'net', 4: 'ipv4' },
    ...{ 6: 'ipv6', 0: 'packet', t: 'tcp', M: 'mptcp', S: 'sctp', u: 'udp', d: 'dccp', w: 'raw', x: 'unix' },
    ...{
      a: 'all',
      l: 'listening',
      f: 'family',
      A: 'query',
      D: 'diag',
      F: 'filter',
      K: 'kill',
      H: 'no-header',
    },
    ...{ O: 'oneline', V: 'version', h: 'help' },
  }).map(
    ([short, long]): Option => ('NfADF'.includes(short) ? { short, long, value: true } : { short, long }),
  ),
  ...['vsock', 'tipc', 'xdp', 'tos', 'cgroup', 'inet-sockopt'].map((long) => ({ long })),
]

/** Other protocols than TCP: no host here has such sockets. */
const OTHER_PROTOCOLS = 'MSudwx0'
const UNDERSTOOD = new Set([...'taonlpiHO46sVh', ...OTHER_PROTOCOLS])

const usage = (why: string): Outcome => failed(`${why}\n${USAGE}`, 255)

interface Wishes {
  readonly has: (option: string) => boolean
  readonly states: States
}

function rowOf(socket: HostSocket, has: Wishes['has']): Row {
  const { state, recvQ, sendQ, local, remote, timer, holder, info } = socket
  const about = has('i') ? `${has('O') ? '' : '\n\t'}${info ? infoText(info()) : ''}` : ''
  return {
    netid: 'tcp',
    state: printedState(state),
    // "%-6d"
    recvQ: String(recvQ).padEnd(6),
    sendQ: String(sendQ).padEnd(6),
    localAddress: `${local.address}:`,
    localPort: portText(local.port, has('n')),
    peerAddress: `${remote.address}:`,
    peerPort: portText(remote.port, has('n')),
    process: `${has('p') && holder ? holderText(holder) : ''}${has('o') && timer ? timerText(timer) : ''}${about}`,
  }
}

/** The options that take no value, as a person may be told of them: `-t`, `--tcp`. */
export const KNOWN_OPTIONS: readonly (readonly [short: string, long: string])[] = OPTIONS.flatMap(
  ({ short, long = '' }) =>
    short !== undefined && UNDERSTOOD.has(short) ? [[`-${short}`, `--${long}`]] : [],
)

/** What is watched of a host: `ss -tano`, cell by cell; the first line is the header, then one for each socket. */
export const WATCHED = 'ss -tano'
export const watchedCells = ({ sockets }: Host) =>
  cells(
    sockets.map((socket) => rowOf(socket, (option) => 'tano'.includes(option))),
    true,
    ['netid'],
  )

/** The states that stand before the filter: `state X` adds to none, `exclude X` takes from all. */
function statesOf(
  operands: readonly string[],
  standard: States,
): { states: States; rest: readonly string[] } | Outcome {
  let states = standard
  let seen = false
  let at = 0
  for (; ['state', 'exclude', 'excl'].includes(operands[at] ?? ''); at += 2) {
    const word = operands[at + 1]
    if (word === undefined) return failed('Command line is not complete. Try option "help"\n', 255)
    const named = statesNamed(word)
    if (!named) return failed(`ss: wrong state name: ${word}\n`, 255)
    if (operands[at] === 'state') states = new Set([...(seen ? states : []), ...named])
    else states = new Set([...(seen ? states : ALL)].filter((state) => !named.has(state)))
    seen = true
  }
  return { states, rest: operands.slice(at) }
}

function list({ sockets }: Host, { has, states }: Wishes, filter: (socket: HostSocket) => boolean): string {
  const others = [...OTHER_PROTOCOLS].filter(has)
  const tcp = has('t') || others.length === 0
  const shown = sockets.filter((socket) => tcp && !has('6') && states.has(socket.state) && filter(socket))
  // One protocol, or one state, needs no column to tell which.
  const several = has('x') || others.length + (has('t') ? 1 : 0) !== 1
  const hidden = [
    ...(several ? [] : (['netid'] as const)),
    ...(states.size === 1 ? (['state'] as const) : []),
  ]
  return table(
    shown.map((socket) => rowOf(socket, has)),
    !has('H'),
    hidden,
  )
}

/** `ss` of iproute2 6.1: what it prints of TCP on a host whose standard output is no terminal. */
export const ss: Command = (args, _input, host) => {
  const given = getopt(args, OPTIONS)
  if (!given.ok) return usage(`ss: ${given.error}`)
  const names = given.options.map(({ name }) => name)
  const has = (option: string) => names.includes(option)
  if (has('h')) return printed(USAGE)
  if (has('V')) return printed('ss utility, iproute2-6.1.0\n')
  const strange = names.find((name) => !UNDERSTOOD.has(name))
  if (strange)
    return failed(`ss: this terminal does not know -${strange.length > 1 ? '-' : ''}${strange}\n`, 1)
  const last = names.findLast((name) => name === 'a' || name === 'l')
  // What has no connections is shown where it has a peer.
  const standard = has('u') && !has('t') ? CONNECTED : CONNECTIONS
  const stated = statesOf(given.operands, last === 'a' ? ALL : last === 'l' ? LISTENING : standard)
  if ('status' in stated) return stated
  const filtered = filterOf(stated.rest)
  if (!filtered.ok && filtered.kind === 'value') {
    return failed(`Error: ${filtered.error}\nCannot parse dst/src address.\n`, 1)
  }
  if (!filtered.ok) return usage(`ss: bison bellows (while parsing filter): "${filtered.error}" Sorry.`)
  const head = has('s') ? summary(host) : ''
  // A summary alone is all that is printed, unless protocols are named too.
  if (has('s') && !has('t') && given.operands.length === 0) return printed(head)
  return printed(head + list(host, { has, states: stated.states }, filtered.filter))
}
