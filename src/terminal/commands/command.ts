import type { Host } from '../host/host'

/** What a command has written, and its exit status. Text ends in a newline, or is empty. */
export interface Outcome {
  readonly out: string
  readonly err: string
  readonly status: number
}

/** A program: its arguments, its standard input, and the host that it runs on. */
export type Command = (args: readonly string[], input: string, host: Host) => Outcome

export const printed = (out: string, status = 0): Outcome => ({ out, err: '', status })

export const failed = (err: string, status: number): Outcome => ({ out: '', err, status })

/** The lines of a text, each without its newline. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

export const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')
