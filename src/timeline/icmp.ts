/**
 * ICMP errors that tell a sender what became of its segment (RFC 792), by the names that iptables and ping give them:
 * type and code.
 */
export const ICMP_ERRORS = {
  'net-unreachable': [3, 0],
  'host-unreachable': [3, 1],
  'protocol-unreachable': [3, 2],
  'port-unreachable': [3, 3],
  'admin-prohibited': [3, 13],
  'time-exceeded': [11, 0],
  'parameter-problem': [12, 0],
} as const satisfies Record<string, readonly [type: number, code: number]>

export type IcmpName = keyof typeof ICMP_ERRORS

export const ICMP_NAMES = Object.keys(ICMP_ERRORS) as readonly IcmpName[]
