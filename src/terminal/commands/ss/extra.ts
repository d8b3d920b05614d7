import type { HostSocket } from '../../host/host'
import type { Info } from '../../host/info'
import type { SocketTimer } from '../../host/timer'

/** print_ms_timer() of iproute2 6.1, which writes 4.852 s as "4.852ms". Milliseconds. */
function timeText(time: number): string {
  const minutes = Math.floor(time / 60_000)
  const seconds = minutes > 9 ? 0 : Math.floor(time / 1000) % 60
  const rest = minutes > 0 || seconds > 9 ? 0 : time % 1000
  return [
    minutes > 0 ? `${minutes}min` : '',
    seconds > 0 ? `${seconds}${rest > 0 ? '.' : 'sec'}` : '',
    rest > 0 ? `${String(rest).padStart(3, '0')}ms` : '',
  ].join('')
}

export const timerText = ({ kind, left, retries }: SocketTimer): string =>
  ` timer:(${kind},${timeText(left)},${retries})`

export const holderText = ({ name, pid, fd }: NonNullable<HostSocket['holder']>): string =>
  ` users:(("${name}",pid=${pid},fd=${fd}))`

/** Six significant digits, as %g prints them. */
const g = (value: number): string => String(Number(value.toPrecision(6)))

/** tcp_stats_print(): what is 0 is left out. The model's congestion control is RFC 5681's, Linux's "reno". */
export function infoText(info: Info): string {
  const { octets, segments, outstanding, rtt, windowScale } = info
  const number = (name: string, value: number | null) => (value ? [`${name}:${value}`] : [])
  const { all, again, sacked } = outstanding
  return [
    ...(info.timestamps ? ['ts'] : []),
    ...(info.sack ? ['sack'] : []),
    'reno',
    ...(windowScale ? [`wscale:${windowScale.join(',')}`] : []),
    `rto:${g(info.rto)}`,
    ...number('backoff', info.backoff),
    ...(rtt ? [`rtt:${rtt.map(g).join('/')}`] : []),
    ...number('mss', info.mss),
    ...number('advmss', info.advertisedMss),
    ...number('cwnd', info.cwnd),
    ...number('ssthresh', info.ssthresh),
    ...number('bytes_sent', octets.sent),
    ...number('bytes_retrans', octets.again),
    ...number('bytes_acked', octets.acked),
    ...number('bytes_received', octets.received),
    ...number('segs_out', segments.out),
    ...number('segs_in', segments.in),
    ...number('data_segs_out', segments.dataOut),
    ...number('data_segs_in', segments.dataIn),
    ...number('unacked', all),
    ...(again > 0 ? [`retrans:${again}/${again}`] : []),
    ...number('sacked', sacked),
    ...number('notsent', info.notSent),
    ...number('snd_wnd', info.sendWindow),
  ]
    .map((field) => ` ${field}`)
    .join('')
}
