import type { HostSocket } from '../../host/host'

type State = HostSocket['state'] | 'CLOSED'

/** How `ss` names a state in its table, and in a filter. */
const NAMES: Readonly<Record<State, readonly [printed: string, asked: string]>> = {
  ESTABLISHED: ['ESTAB', 'established'],
  'SYN-SENT': ['SYN-SENT', 'syn-sent'],
  'SYN-RECEIVED': ['SYN-RECV', 'syn-recv'],
  'FIN-WAIT-1': ['FIN-WAIT-1', 'fin-wait-1'],
  'FIN-WAIT-2': ['FIN-WAIT-2', 'fin-wait-2'],
  'TIME-WAIT': ['TIME-WAIT', 'time-wait'],
  CLOSED: ['UNCONN', 'unconnected'],
  'CLOSE-WAIT': ['CLOSE-WAIT', 'close-wait'],
  'LAST-ACK': ['LAST-ACK', 'last-ack'],
  LISTEN: ['LISTEN', 'listening'],
  CLOSING: ['CLOSING', 'closing'],
}

export type States = ReadonlySet<State>

export const printedState = (state: State): string => NAMES[state][0]

export const ALL: States = new Set(Object.keys(NAMES) as State[])

const without = (...states: readonly State[]): States =>
  new Set([...ALL].filter((state) => !states.includes(state)))

/** What `ss -l` shows. */
export const LISTENING: States = new Set<State>(['LISTEN', 'CLOSED'])
/** What `ss` shows unless it is told otherwise (SS_CONN). */
export const CONNECTIONS: States = without('LISTEN', 'CLOSED', 'TIME-WAIT', 'SYN-RECEIVED')

/** What it shows of UDP. */
export const CONNECTED: States = new Set<State>(['ESTABLISHED'])

/** The words that stand for more than one state, or for one under another name (scan_state()). */
const GROUPS: Readonly<Record<string, States>> = {
  close: new Set<State>(['CLOSED']),
  closed: new Set<State>(['CLOSED']),
  'syn-rcv': new Set<State>(['SYN-RECEIVED']),
  all: ALL,
  connected: without('LISTEN', 'CLOSED'),
  synchronized: without('LISTEN', 'CLOSED', 'SYN-SENT'),
  bucket: new Set<State>(['SYN-RECEIVED', 'TIME-WAIT']),
  big: without('SYN-RECEIVED', 'TIME-WAIT'),
}

/** The states that a word of a filter means, in whatever case; null: none. */
export function statesNamed(word: string): States | null {
  const name = word.toLowerCase()
  if (Object.hasOwn(GROUPS, name)) return GROUPS[name] ?? null
  const state = [...ALL].find((each) => NAMES[each][1] === name)
  return state ? new Set([state]) : null
}
