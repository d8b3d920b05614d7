import type { System } from '../listing'
import type { FindingKind } from './finding'

const BY_PROCESS = "awk '{print $2, $1}' | sort | uniq -c | sort -rn"
const byPeer = (filter: string) =>
  `ss -Htan state ${filter} | awk '{print $4}' | sort | uniq -c | sort -rn | head`

const LINUX: Readonly<Record<FindingKind, string>> = {
  'close-wait-leak': 'ss -tanp state close-wait',
  'time-wait-many': byPeer('time-wait'),
  'syn-received-flood': 'nstat -az TcpExtTCPReqQFullDoCookies TcpExtTCPReqQFullDrop TcpExtListenDrops',
  'accept-queue-full': 'nstat -az TcpExtListenOverflows TcpExtListenDrops; ss -ltnp',
  'fin-wait-2-orphans': 'ss -tanop state fin-wait-2',
  'syn-sent-stuck': 'ss -tanop state syn-sent',
  'last-ack-stuck': 'ss -tanoi state last-ack',
  'recv-q-full': "ss -Htanp state established | awk '$1 > 0'",
  'send-q-stuck': "ss -Htanoi state connected | grep -A1 -E '^[A-Z0-9-]+ +[0-9]+ +[1-9]'",
}

/** How a state is spelled where one filters by it. */
const STATES: Readonly<Record<FindingKind, { readonly unix: string; readonly windows: string }>> = {
  'close-wait-leak': { unix: 'CLOSE_WAIT', windows: 'CloseWait' },
  'time-wait-many': { unix: 'TIME_WAIT', windows: 'TimeWait' },
  'syn-received-flood': { unix: 'SYN_RCVD', windows: 'SynReceived' },
  'accept-queue-full': { unix: 'LISTEN', windows: 'Listen' },
  'fin-wait-2-orphans': { unix: 'FIN_WAIT_2', windows: 'FinWait2' },
  'syn-sent-stuck': { unix: 'SYN_SENT', windows: 'SynSent' },
  'last-ack-stuck': { unix: 'LAST_ACK', windows: 'LastAck' },
  'recv-q-full': { unix: 'ESTABLISHED', windows: 'Established' },
  'send-q-stuck': { unix: 'ESTABLISHED', windows: 'Established' },
}

/** Sockets that nobody holds are not in lsof, and queues neither: these ask netstat. */
const WITHOUT_PROCESS: readonly FindingKind[] = [
  'time-wait-many',
  'syn-received-flood',
  'fin-wait-2-orphans',
  'last-ack-stuck',
  'recv-q-full',
  'send-q-stuck',
]

/** The command that leads from a finding to its cause. */
export function nextFor(kind: FindingKind, system: System): string {
  const { unix, windows } = STATES[kind]
  switch (system) {
    case 'linux':
      return LINUX[kind]
    case 'windows':
      return `Get-NetTCPConnection -State ${windows} | Group-Object OwningProcess, RemoteAddress | Sort-Object Count`
    case 'solaris':
      return `netstat -an -P tcp | grep ${unix}`
    case 'macos':
    case 'bsd':
      if (kind === 'accept-queue-full') return 'netstat -anL'
      if (WITHOUT_PROCESS.includes(kind)) return `netstat -an -p tcp | grep ${unix}`
      return system === 'macos'
        ? `lsof -nP -iTCP -sTCP:${unix} | ${BY_PROCESS}`
        : `sockstat -46 -P tcp -s | grep ${unix}`
  }
}
