import { NAMES } from '../../sockets/names'
import type { Address, Host, HostSocket } from '../host/host'
import type { SocketTimer } from '../host/timer'
import { joined } from './command'

const TIMERS: Readonly<Record<SocketTimer['kind'], number>> = { on: 1, keepalive: 2, timewait: 3, persist: 4 }

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
/** TMPSZ, without the newline */
const WIDTH = 149
/** What %pK shows of an address in the kernel to who may not know it. */
const POINTER = '0000000000000000'
/** USER_HZ: ticks in a second. */
const HERTZ = 100

const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0')

/** The octets in memory's order, as a little-endian processor prints them. */
const addressOf = ({ address, port }: Address): string =>
  `${address
    .split('.')
    .reverse()
    .map((octet) => hex(Number(octet), 2))
    .join('')}:${hex(port ?? 0, 4)}`

const ticks = (milliseconds: number) => Math.floor((milliseconds * HERTZ) / 1000)

/** What follows the inode: reference count, address, and of a connection RTO, ATO, quick ACKs, cwnd, ssthresh. */
function restOf({ state, info }: HostSocket): string {
  if (state === 'LISTEN') return `1 ${POINTER} ${HERTZ} 0 0 10 0`
  if (!info) return `${state === 'TIME-WAIT' || state === 'FIN-WAIT-2' ? 3 : 1} ${POINTER}`
  const { rto, cwnd, ssthresh } = info()
  return `1 ${POINTER} ${ticks(rto)} 4 0 ${cwnd} ${ssthresh ?? -1}`
}

function rowOf(socket: HostSocket, place: number): string {
  const { state, recvQ, sendQ, local, remote, timer, inode } = socket
  const [again, asked] = timer?.kind === 'on' ? [timer.retries, 0] : [0, timer?.retries ?? 0]
  const fields = [
    `${String(place).padStart(4)}:`,
    addressOf(local),
    addressOf(remote),
    hex(NAMES[state].code, 2),
    `${hex(state === 'LISTEN' ? 0 : sendQ, 8)}:${hex(recvQ, 8)}`,
    `${hex(timer ? TIMERS[timer.kind] : 0, 2)}:${hex(ticks(timer?.left ?? 0), 8)}`,
    hex(again, 8),
    '0'.padStart(5),
    String(asked).padStart(8),
    inode,
    restOf(socket),
  ]
  return fields.join(' ')
}

const tcp = ({ sockets }: Host): string =>
  joined([HEAD, ...sockets.map(rowOf)].map((line) => line.padEnd(WIDTH)))

const HEAD_6 =
  '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'

/** The files that can be read on a host; undefined: there is none of this name. */
export function fileOf(path: string, host: Host): string | undefined {
  if (path === '/dev/null') return ''
  if (path === '/proc/net/tcp') return tcp(host)
  return path === '/proc/net/tcp6' ? `${HEAD_6}\n` : undefined
}
