import type { Host } from '../host/host'
import { shell } from './shell'

/** A line that was typed, where in the run, and what came of it. */
export interface Entry {
  /** Counts from the first line of the session. */
  readonly nth: number
  readonly step: number
  readonly line: string
  /** What was printed, errors behind; null: the help was asked for, which is told in the reader's language. */
  readonly output: string | null
}

/** A terminal that one types into: what stands on it, and what was typed before. */
export interface Session {
  readonly entries: readonly Entry[]
  readonly history: readonly string[]
}

export const NEW_SESSION: Session = { entries: [], history: [] }

/** What a terminal does itself, beside the commands of its host. */
export const BUILT_IN: readonly string[] = ['clear', 'help']

/** Entries that stay, lines that are remembered, and characters of one output. */
const MOST_ENTRIES = 50
const MOST_HISTORY = 200
const LONGEST_OUTPUT = 20_000

const cut = (text: string) => (text.length > LONGEST_OUTPUT ? `${text.slice(0, LONGEST_OUTPUT)}…\n` : text)

/** A line is typed at a step; the host is as it is there. */
export function entered({ entries, history }: Session, line: string, step: number, host: Host): Session {
  const command = line.trim()
  const remembered = command === '' || line === history.at(-1) ? history : [...history, line]
  const next = { history: remembered.slice(-MOST_HISTORY) }
  if (command === 'clear') return { ...next, entries: [] }
  const { out, err } = command === 'help' ? { out: '', err: '' } : shell(line, host)
  const output = command === 'help' ? null : cut(out + err)
  const entry = { nth: (entries.at(-1)?.nth ?? 0) + 1, step, line, output }
  return { ...next, entries: [...entries, entry].slice(-MOST_ENTRIES) }
}
