import { dispatch, stateOf } from '../driver'
import type { Called } from './calls'
import type { Socket } from './descriptor'
import { detached } from './descriptor'
import type { Errno } from './errno'

/** An ICMP error, as it came back for a segment of this connection (RFC 792). */
export interface IcmpError {
  readonly type: number
  readonly code: number
}

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
  'EHOSTUNREACH',
  'EHOSTUNREACH',
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
  const [after, happening] = dispatch(endpoint, { type: 'ICMP', kind: error.type, code: error.code }, now)
  const errno = errnoOf(error)
  const next = { descriptor: d, endpoint: after }
  if (errno === null || d.role !== 'connection') return [next, happening]
  const givenUp = stateOf(after) === 'CLOSED'
  const descriptor = givenUp ? { ...detached(d, 0, errno), errorQueued: true } : { ...d, softError: errno }
  return [{ ...next, descriptor }, happening]
}
