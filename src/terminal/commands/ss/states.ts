import { NAMES } from '../../../sockets/names'
import { STATES, type State } from '../../../tcp/tcb/state'

export type States = ReadonlySet<State>

export const printedState = (state: State): string => NAMES[state].ss

export const ALL: States = new Set(STATES)

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

/** Every word that a filter of states takes. */
export const STATE_WORDS: readonly string[] = [
  ...[...ALL].map((state) => NAMES[state].filter),
  ...Object.keys(GROUPS),
]

/** The states that a word of a filter means, in whatever case; null: none. */
export function statesNamed(word: string): States | null {
  const name = word.toLowerCase()
  if (Object.hasOwn(GROUPS, name)) return GROUPS[name] ?? null
  const state = [...ALL].find((each) => NAMES[each].filter === name)
  return state ? new Set([state]) : null
}
