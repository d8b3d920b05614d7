/** Why rows do not hold, or cannot be asked of one endpoint; each kind by what its rows' names have in common. */
const KINDS: readonly (readonly [rows: RegExp, reason: string])[] = [
  [/recverr/, 'IP_RECVERR is not modelled'],
  [/unspec/, 'connect(AF_UNSPEC) is not modelled'],
  [/host-challenge/, 'the limit of a host is random per second'],
  [/^queue\/|-both$|^listener\/.*both/, 'several connections of one listener: an endpoint is one'],
  [/^backlog\//, 'TCP_INFO of a listener counts connections: an endpoint is one'],
  [
    /listener\/.*-rst/,
    'a connection that was reset in the accept queue keeps its place: only the last state is known',
  ],
  [/^tfo\//, 'Fast Open is not modelled'],
  [/^ecn\//, 'ECN is not modelled'],
  [/tw-connect/, 'bind() and a second socket over a TIME-WAIT: an endpoint has one descriptor'],
  [/3-4|frag-then/, 'the MTU of the path is not modelled'],
  [/established-2800\/3-0/, 'the loss probe fell into the time of the measurement'],
  [/\/urg$/, 'urgent data: POLLPRI and the mark are not modelled'],
  [/data-cross$/, 'text beyond the window after the FIN of the peer: answered by Linux, ignored here'],
  [
    /syn-received\/(data-old|data-edge|fin-old-data|olddata-old)/,
    'simultaneous open: the ACK in a segment out of the window counts in Linux',
  ],
  [
    /syn-received-(shutwr|shutrdwr)\//,
    'simultaneous open and shutdown(): FIN and ACK go separately in Linux',
  ],
  [/shutrd-data-fill/, 'the receive buffer is unbounded here'],
  [/linger2--1/, 'TCP_LINGER2 of less than 0 is not modelled'],
  [/acks-partial/, 'after an ACK of a retransmission the back-off stays in Linux'],
  [/listen\(5\)\+accept\(\)\+connect/, 'accept() on a descriptor that listens no more'],
  [/send\(100000\)/, 'a segment sent in parts sets PSH at every half window'],
]

export const kindOf = (id: string): string => KINDS.find(([rows]) => rows.test(id))?.[1] ?? 'not known'
