import { quotesOutstanding } from '../../receive/acknowledges'
import type { IcmpArrival } from '../../tcb/event'
import { connectionOf, dispatch, stateOf } from '../driver'
import type { Called } from './calls'
import type { Socket } from './descriptor'
import { detached } from './descriptor'
import type { Errno } from './errno'

/** An ICMP error, as it came back for a segment of this connection (RFC 792). */
export interface IcmpError {
  readonly type: number
  readonly code: number
  /** Sequence number of the segment that it quotes; left out: of one that is outstanding. */
  readonly seq?: number
}

export const icmpArrival = ({ type, code, seq }: IcmpError): IcmpArrival => ({
  type: 'ICMP',
  kind: type,
  code,
  seq: seq === undefined ? null : seq >>> 0,
})

const UNREACHABLE = 3
const TIME_EXCEEDED = 11
const PARAMETER_PROBLEM = 12
const FRAGMENTATION_NEEDED = 4

/** icmp_err_convert: what each code of "destination unreachable" is called. */
const UNREACHABLE_CODES: readonly Errno[] = [
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENOPROTOOPT',
  'ECONNREFUSED',
  'EMSGSIZE',
  'EOPNOTSUPP',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENONET',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EHOSTUNREACH',
  'EHOSTUNREACH',
  'EHOSTUNREACH',
]

/** What the kernel calls an ICMP error; null: it is none that concerns a connection. */
function errnoOf({ type, code }: IcmpError): Errno | null {
  if (type === UNREACHABLE) return code === FRAGMENTATION_NEEDED ? null : (UNREACHABLE_CODES[code] ?? null)
  if (type === TIME_EXCEEDED) return 'EHOSTUNREACH'
  return type === PARAMETER_PROBLEM ? 'EPROTO' : null
}

/** tcp_v4_err(): a connection that is being opened is given up, one that stands only remembers what was said. */
export function icmp(socket: Socket, error: IcmpError, now: number): Called {
  const { descriptor: d, endpoint } = socket
  const arrival = icmpArrival(error)
  const [after, happening] = dispatch(endpoint, arrival, now)
  const errno = errnoOf(error)
  const next = { descriptor: d, endpoint: after }
  const isOurs = quotesOutstanding(connectionOf(endpoint), arrival)
  if (errno === null || d.role !== 'connection' || !isOurs) return [next, happening]
  const givenUp = stateOf(after) === 'CLOSED'
  const descriptor = givenUp ? { ...detached(d, 0, errno), errorQueued: true } : { ...d, softError: errno }
  return [{ ...next, descriptor }, happening]
}
