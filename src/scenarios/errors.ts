import type { Script } from '../simulation/script'

/** What is wrong with a scenario's text, and where. */
export interface ScenarioError {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 code units; one past the last character where something is missing. */
  readonly column: number
  /** What stands there: “lisen”, or "the end of the line". */
  readonly found: string
  /** What may stand there: "client or server". */
  readonly expected: string
  /** All of it in one English sentence. */
  readonly message: string
}

export type ParseResult =
  | { readonly ok: true; readonly script: Script }
  | { readonly ok: false; readonly errors: readonly ScenarioError[] }

export const END_OF_LINE = 'the end of the line'

const LONGEST_QUOTE = 40

/** The text in quotation marks, cut short where it is long. */
function quote(text: string): string {
  const characters = Array.from(text.slice(0, 2 * LONGEST_QUOTE))
  const cut = characters.length > LONGEST_QUOTE || text.length > 2 * LONGEST_QUOTE
  return `“${cut ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : text}”`
}

/** What was probably meant, or why there is no such thing here. */
export type Hint = string | { readonly why: string }

const said = (hint: Hint | undefined): string => {
  if (hint === undefined) return '.'
  return typeof hint === 'string' ? `; did you mean ${quote(hint)}?` : `: ${hint.why}.`
}

/** The full-width characters of an input method as those that they stand for; undefined: there are none. */
const narrow = (text: string): string | undefined =>
  /[\uff01-\uff5e]/.test(text) ? text.normalize('NFKC') : undefined

/** Ends the reading of one line; never leaves this folder. */
export class Unexpected extends Error {
  constructor(
    readonly column: number,
    readonly found: string,
    readonly expected: string,
    readonly hint?: Hint,
  ) {
    super(expected)
  }

  on(line: number): ScenarioError {
    const { column, found, expected, hint } = this
    const message = `Line ${line}, column ${column}: found ${found}, expected ${expected}${said(hint)}`
    return { line, column, found, expected, message }
  }
}

/** That this token does not belong there. */
export const unexpected = (
  token: { readonly text: string; readonly column: number },
  expected: string,
  hint?: Hint,
) => new Unexpected(token.column, quote(token.text), expected, narrow(token.text) ?? hint)
