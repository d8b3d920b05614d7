import type { Host } from '../../host/host'

const line = (name: string, count: number) =>
  `${name}\t  ${[count, count, 0].map((number) => String(number).padEnd(9)).join(' ')}\n`

/** What `ss -s` tells, from /proc/net/sockstat and /proc/net/snmp (print_summary()). */
export function summary({ sockets }: Host): string {
  const full = sockets.filter(({ inode }) => inode > 0)
  const timeWait =
    sockets.length - full.length - sockets.filter(({ state }) => state === 'SYN-RECEIVED').length
  // CurrEstab counts both (RFC 4022, tcpCurrEstab).
  const established = full.filter(({ state }) => state === 'ESTABLISHED' || state === 'CLOSE-WAIT').length
  const orphans = full.filter(({ holder }) => holder === null).length
  return [
    `Total: ${full.length - orphans}\n`,
    `TCP:   ${full.length + timeWait} (estab ${established}, closed ${timeWait}, orphaned ${orphans}, timewait ${timeWait})\n`,
    '\n',
    'Transport Total     IP        IPv6\n',
    line('RAW', 0),
    line('UDP', 0),
    line('TCP', full.length),
    line('INET', full.length),
    line('FRAG', 0),
    '\n',
  ].join('')
}
