import type { State } from '../../tcp/tcb/state'
import type { Reader } from './context'

/** By their number in the kernel (include/net/tcp_states.h); 12 is a request in SYN-RECEIVED. */
const STATES: readonly (State | null)[] = [
  ...[null, 'ESTABLISHED', 'SYN-SENT', 'SYN-RECEIVED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'],
  ...['CLOSE-WAIT', 'LAST-ACK', 'LISTEN', 'CLOSING', 'SYN-RECEIVED'],
] as (State | null)[]

const TIMERS = [null, 'on', 'keepalive', 'timewait', 'probe']
/** The clock that `/proc` counts in: hundredths of a second. */
const USER_HZ = 100

const ROW =
  /^\d+: ((?:[0-9A-F]{8}){1,4}):([0-9A-F]{4}) ((?:[0-9A-F]{8}){1,4}):([0-9A-F]{4}) ([0-9A-F]{2}) ([0-9A-F]{8}):([0-9A-F]{8}) ([0-9A-F]{2}):([0-9A-F]{8})/i

const hex = (digits: string | undefined) => Number.parseInt(digits ?? '0', 16)
const octets = (word: string) => word.match(/../g)?.reverse() ?? []

/** Eight groups as RFC 5952 §4 writes them: lower case, the longest run of zeros left out. */
function ipv6(groups: readonly number[]): string {
  const text = groups.map((group) => group.toString(16)).join(':')
  const runs = text.match(/\b0(?::0\b)+/g) ?? []
  const longest = runs.reduce((best, each) => (each.length > best.length ? each : best), '')
  if (!longest) return text
  const at = text.search(new RegExp(`\\b${longest}\\b`))
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`
}

/** Each word of 32 bits as a little-endian machine prints it; an IPv4 address in IPv6 stays one. */
function address(digits: string, port: string): string {
  const bytes = (digits.match(/.{8}/g) ?? []).flatMap(octets).map(hex)
  if (bytes.length === 4) return `${bytes.join('.')}:${hex(port)}`
  const groups = Array.from(
    { length: 8 },
    (_, group) => (bytes[2 * group] ?? 0) * 256 + (bytes[2 * group + 1] ?? 0),
  )
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  const text = isMapped ? `::ffff:${bytes.slice(12).join('.')}` : ipv6(groups)
  return `[${text}]:${hex(port)}`
}

/** `/proc/net/tcp` and `tcp6`: sl local rem st tx:rx tr:when … */
export const proc: Reader = (words, { isForeign, sample }) => {
  if (isForeign || words.count < 6 || words.text.charCodeAt(words.endOf(0) - 1) !== 0x3a) return null
  const line = Array.from({ length: 6 }, (_, index) => words.at(index)).join(' ')
  const found = ROW.exec(line)
  if (!found) return null
  const [, local = '', localPort = '', remote = '', remotePort = '', st, tx, rx, tr, when] = found
  if ((local.length !== 8 && local.length !== 32) || remote.length !== local.length) return null
  const timer = TIMERS[hex(tr)]
  return {
    socket: {
      state: STATES[hex(st)] ?? null,
      local: address(local, localPort),
      remote: address(remote, remotePort),
      recvQ: hex(rx),
      sendQ: hex(tx),
      process: null,
      timer: timer ? `${timer} (${(hex(when) / USER_HZ).toFixed(2)})` : null,
      sample,
    },
    ...{ partial: false, isLoose: false, system: 'linux' },
  }
}
