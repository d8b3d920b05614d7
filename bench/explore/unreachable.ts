const AFTER_FIN = 'a peer sends nothing beyond its FIN: who does has forged it'

/** Edges that no connection takes, each with the reason; what else is not taken is a failure. */
export const UNREACHABLE: Readonly<Record<string, string>> = {
  'CLOSE-WAIT>CLOSED:rcv text beyond FIN': AFTER_FIN,
  'CLOSING>CLOSED:rcv text beyond FIN': AFTER_FIN,
  'LAST-ACK>CLOSED:rcv text beyond FIN': AFTER_FIN,
  'FIN-WAIT-2>CLOSED:user timeout':
    'RFC 9293 §3.10.8 has it in any state, but all that was sent is acknowledged here, and the user timeout is for data that is not (§3.9.1.1)',
}
