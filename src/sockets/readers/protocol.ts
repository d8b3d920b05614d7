import type { Words } from '../words'

const OTHERS = new Set([
  ...[
    'udp',
    'udp4',
    'udp6',
    'udp46',
    'udplite',
    'udpl',
    'udpl4',
    'udpl6',
    'udplite6',
    'unix',
    'raw',
    'raw4',
    'raw6',
  ],
  ...[
    'sctp',
    'sctp4',
    'sctp6',
    'dccp',
    'dccp4',
    'mptcp',
    'mptcp4',
    'mptcp6',
    'icmp',
    'icmp4',
    'icmp6',
    'icm4',
    'icm6',
  ],
  ...[
    'ip',
    'ip4',
    'ip6',
    'ipv6-icmp',
    'igmp',
    'esp',
    'gre',
    'divert',
    'div4',
    'nl',
    'p_raw',
    'p_dgr',
    'u_str',
    'u_dgr',
  ],
  ...[
    'u_seq',
    'v_str',
    'v_dgr',
    'tipc',
    'ti_st',
    'ti_dg',
    'xdp',
    'packet',
    'stream',
    'dgram',
    'seqpac',
    'seqpacket',
  ],
  ...[
    'kctl',
    'kevt',
    'systm',
    'vsock',
    'rds',
    'l2cap',
    'rfcomm',
    'x25',
    'ax25',
    'ipx',
    'netrom',
    '???',
    '`-',
  ],
])

/** First two letters and length: tells most words apart from all of these without a string for them. */
const keyOf = (first: number, second: number, length: number) =>
  (((first | 0x20) << 12) | ((second | 0x20) << 4)) ^ length
const KEYS = new Set(Array.from(OTHERS, (name) => keyOf(name.charCodeAt(0), name.charCodeAt(1), name.length)))

export type Protocol = 'tcp' | 'other' | null

const T = 0x74
const C = 0x63
const P = 0x70
const lower = (code: number) => code | 0x20

/** What the word names: TCP (`tcp`, `TCP`, `tcp4`, `tcp6`, `tcp46`, `tcpv6`), another protocol, or none. */
export function protocolAt(words: Words, index: number): Protocol {
  const length = words.length(index)
  if (length < 2 || length > 10) return null
  if (
    lower(words.code(index)) === T &&
    lower(words.code(index, 1)) === C &&
    lower(words.code(index, 2)) === P
  ) {
    if (length === 3 || (length === 4 && /[46]/.test(words.at(index)))) return 'tcp'
    return /^tcp(46|64|v4|v6)$/i.test(words.at(index)) ? 'tcp' : null
  }
  if (!KEYS.has(keyOf(words.code(index), words.code(index, 1), length))) return null
  return OTHERS.has(words.at(index).toLowerCase()) ? 'other' : null
}
