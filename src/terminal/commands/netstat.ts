import { NAMES } from '../../sockets/names'
import type { HostSocket } from '../host/host'
import type { SocketTimer } from '../host/timer'
import { type Command, failed, joined, printed } from './command'
import { getopt, type Option } from './getopt'
import { USAGE } from './netstat-usage'
import { portText } from './services'

const OPTIONS: readonly Option[] = [
  ...['ax25', 'ipx', 'netrom'].map((long) => ({ long })),
  ...Object.entries({
    ...{
      M: 'masquerade',
      r: 'route',
      i: 'interfaces',
      g: 'groups',
      s: 'statistics',
      v: 'verbose',
      W: 'wide',
    },
    ...{ n: 'numeric', N: 'symbolic', e: 'extend', p: 'programs', o: 'timers', c: 'continuous' },
    ...{ l: 'listening', a: 'all', F: 'fib', C: 'cache', Z: 'context', t: 'tcp', u: 'udp', U: 'udplite' },
    ...{ S: 'sctp', w: 'raw', x: 'unix', 4: 'inet', 6: 'inet6', V: 'version', h: 'help' },
  }).map(([short, long]): Option => ({ short, long })),
  ...['numeric-hosts', 'numeric-ports', 'numeric-users'].map((long) => ({ long })),
  { short: 'A', value: true },
]

/** Other protocols than TCP over IPv4: no host here has such sockets. */
const OTHERS = 'uUSwx6'
const UNDERSTOOD = new Set([...'tanopl4Wh', ...OTHERS, 'numeric-hosts', 'numeric-ports', 'numeric-users'])

/** tcp_do_one(): what was sent again and what was asked stand apart, and persist is called a probe. */
function timerText(timer: SocketTimer | null): string {
  if (!timer) return 'off (0.00/0/0)'
  const { kind, left, retries } = timer
  const counts = kind === 'on' ? `${retries}/0` : `0/${retries}`
  const seconds = (Math.floor(left / 10) / 100).toFixed(2)
  return `${kind === 'persist' ? 'probe' : kind} (${seconds}/${counts})`
}

/** `netstat` of net-tools 2.10: what it prints of TCP. */
export const netstat: Command = (args, _input, { sockets }) => {
  const given = getopt(args, OPTIONS)
  if (!given.ok) return failed(`netstat: ${given.error}\n${USAGE}`, 3)
  const names = given.options.map(({ name }) => name)
  const has = (option: string) => names.includes(option)
  if (has('h')) return printed(USAGE)
  const strange = names.find((name) => !UNDERSTOOD.has(name))
  if (strange) {
    return failed(`netstat: this terminal does not know -${strange.length > 1 ? '-' : ''}${strange}\n`, 1)
  }
  const which = has('a') ? 'servers and established' : has('l') ? 'only servers' : 'w/o servers'
  const chosen = ['t', ...OTHERS].filter(has)
  const internet = chosen.length === 0 || chosen.some((protocol) => protocol !== 'x')
  const tcp = chosen.length === 0 || has('t')
  const shown = sockets.filter(({ state }) => tcp && (has('a') || (state === 'LISTEN') === has('l')))
  const numeric = has('n')
  const end = ({ address, port }: HostSocket['local']) =>
    `${address}:${portText(port, numeric || has('numeric-ports'))}`
  const row = (cells: readonly string[], program: string, timer: string) => {
    const [proto = '', recvQ = '', sendQ = '', local = '', remote = '', state = ''] = cells
    const start = `${proto.padEnd(5)} ${recvQ.padStart(6)} ${sendQ.padStart(6)}`
    const ends = `${local.padEnd(23)} ${remote.padEnd(23)} ${state.padEnd(11)}`
    return `${start} ${ends}${has('p') ? ` ${program.padEnd(20)}` : ''}${has('o') ? ` ${timer}` : ''}`
  }
  const heads = ['Proto', 'Recv-Q', 'Send-Q', 'Local Address', 'Foreign Address', 'State']
  const lines = internet
    ? [
        `Active Internet connections (${which})`,
        row(heads, 'PID/Program name', 'Timer'),
        ...shown.map(({ state, recvQ, sendQ, local, remote, holder, timer }) =>
          row(
            // /proc/net/tcp tells no backlog of a listener.
            [
              'tcp',
              String(recvQ),
              String(state === 'LISTEN' ? 0 : sendQ),
              end(local),
              end(remote),
              NAMES[state].netstat,
            ],
            holder ? `${holder.pid}/${holder.name}` : '-',
            timerText(timer),
          ),
        ),
      ]
    : []
  const unix =
    chosen.length === 0 || has('x')
      ? [
          `Active UNIX domain sockets (${which})`,
          `Proto RefCnt Flags       Type       State         I-Node  ${has('p') ? ' PID/Program name    ' : ''} Path`,
        ]
      : []
  return printed(joined([...lines, ...unix]))
}
