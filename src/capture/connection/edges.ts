import type { State } from '../../tcp/tcb/state'

/** What an end did, or what was done to it, when its state changed. */
export type Way = 'call' | 'arrival' | 'reset arrives' | 'own reset' | 'time'

const ARRIVALS: Readonly<Record<string, string>> = {
  'LISTEN>SYN-RECEIVED': 'rcv SYN',
  'SYN-SENT>ESTABLISHED': 'rcv SYN,ACK',
  'SYN-SENT>SYN-RECEIVED': 'rcv SYN',
  'SYN-RECEIVED>ESTABLISHED': 'rcv ACK of SYN',
  'SYN-RECEIVED>LISTEN': 'rcv RST',
  'ESTABLISHED>CLOSE-WAIT': 'rcv FIN',
  'FIN-WAIT-1>CLOSING': 'rcv FIN',
  'FIN-WAIT-1>FIN-WAIT-2': 'rcv ACK of FIN',
  'FIN-WAIT-1>TIME-WAIT': 'rcv FIN + ACK of FIN',
  'FIN-WAIT-2>TIME-WAIT': 'rcv FIN',
  'CLOSING>TIME-WAIT': 'rcv ACK of FIN',
  'LAST-ACK>CLOSED': 'rcv ACK of FIN',
}

const CALLS: Readonly<Record<string, string>> = {
  'CLOSED>LISTEN': 'passive OPEN',
  'CLOSED>SYN-SENT': 'active OPEN',
  'LISTEN>SYN-SENT': 'SEND',
  'SYN-RECEIVED>FIN-WAIT-1': 'CLOSE',
  'ESTABLISHED>FIN-WAIT-1': 'CLOSE',
  'CLOSE-WAIT>LAST-ACK': 'CLOSE',
}

/**
 * The id of the machine's edge that a change of state is (src/tcp/machine/edges.ts), written out here so that a capture
 * is opened without the machine; a test holds it against the machine. "" where there is none.
 */
export function edgeOf(from: State, to: State, way: Way): string {
  const arc = `${from}>${to}`
  if (way === 'time') return `${arc}:Timeout=2MSL`
  const calls = CALLS[arc]
  if (calls) return `${arc}:${calls}`
  if (to === 'CLOSED' && way === 'own reset') return `${arc}:ABORT`
  if (to === 'CLOSED' && way === 'reset arrives') return `${arc}:rcv RST`
  const arrives = ARRIVALS[arc]
  return arrives ? `${arc}:${arrives}` : ''
}

/** The section of RFC 9293 that prescribes what happens at an end that was in this state. */
export function sectionOf(way: Way, state: State, call?: string): string {
  if (way === 'time') return '3.10.8'
  if (way === 'call') return CALL_SECTIONS[call ?? ''] ?? '3.10'
  if (state === 'CLOSED') return '3.10.7.1'
  if (state === 'LISTEN') return '3.10.7.2'
  return state === 'SYN-SENT' ? '3.10.7.3' : '3.10.7.4'
}

const CALL_SECTIONS: Readonly<Record<string, string>> = {
  listen: '3.10.1',
  connect: '3.10.1',
  send: '3.10.2',
  receive: '3.10.3',
  close: '3.10.4',
  abort: '3.10.5',
}

/** The section that describes a timer. */
export const TIMER_SECTIONS: Readonly<Record<string, string>> = {
  retransmission: '3.8.1',
  persist: '3.8.6.1',
  keepalive: '3.8.4',
  'delayed-ack': '3.8.6.3',
  'time-wait': '3.10.8',
}
