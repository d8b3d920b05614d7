import type { Place } from '../simulation/script'
import { END_OF_LINE, type Hint, Unexpected, unexpected } from './errors'
import { LIMITS } from './language'

export interface Token {
  readonly kind: 'word' | ':' | '&' | '=' | ','
  readonly text: string
  /** From 1. */
  readonly column: number
}

/** Lines as any system ends them, without a byte order mark. */
export const splitLines = (text: string): string[] => text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)

const PUNCTUATION = new Set<string>([':', '&', '=', ','])
const TOKEN = /[:&=,]|[^\s:&=,]+/g

function tokens(source: string): Token[] {
  return Array.from(source.matchAll(TOKEN), ({ 0: text, index }) => ({
    kind: PUNCTUATION.has(text) ? (text as Token['kind']) : 'word',
    text,
    column: index + 1,
  }))
}

/** Where the comment begins: at the first `#` without a backslash before it. */
function commentStart(line: string): number {
  let at = line.indexOf('#')
  while (at > 0 && line[at - 1] === '\\') at = line.indexOf('#', at + 1)
  return at < 0 ? line.length : at
}

/** One line, read from left to right. */
export class Line {
  readonly #source: string
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(
    source: string,
    /** From 1. */
    readonly number: number,
  ) {
    this.#source = source.slice(0, commentStart(source)).trimEnd()
    if (source.length > LIMITS.line) {
      throw new Unexpected(
        LIMITS.line + 1,
        'more of the line',
        `no more than ${LIMITS.line} characters in it`,
      )
    }
    // No page, SVG or JSON can show these, and no author means them.
    const stray = /[^\P{Cc}\t]|\p{Cs}/u.exec(this.#source)
    if (stray) {
      const code = stray[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
      throw new Unexpected(stray.index + 1, `the character U+${code}`, 'text without control characters')
    }
    this.#tokens = tokens(this.#source)
  }

  /** The token `ahead` of the next one; undefined past the end. */
  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#next + ahead]
  }

  /** Takes the next token if it is of this kind. */
  take(kind: Token['kind']): Token | undefined {
    const token = this.peek()
    if (token?.kind !== kind) return undefined
    this.#next++
    return token
  }

  /** Takes the next token, which must be of this kind. */
  demand(kind: Token['kind'], expected: string): Token {
    return this.take(kind) ?? this.fail(expected)
  }

  /** Takes the next word if it is one of these, in whatever case. */
  takeWord(...words: readonly string[]): Token | undefined {
    return words.includes(this.peek()?.text.toLowerCase() ?? '') ? this.take('word') : undefined
  }

  /** Takes the rest of the line as it stands; empty if there is none. */
  rest(): string {
    const token = this.peek()
    this.#next = this.#tokens.length
    return token ? this.#source.slice(token.column - 1) : ''
  }

  /** The column of the next token, or one past the end of the line. */
  get column(): number {
    return this.peek()?.column ?? this.#source.length + 1
  }

  /** What has been taken from a column on. */
  since(column: number): Place {
    const last = this.peek(-1)
    return { line: this.number, column, end: last ? last.column + last.text.length : column }
  }

  /** The next token with all that stands behind it without a space; undefined at the end. */
  stretch(): { readonly text: string; readonly column: number } | undefined {
    const token = this.peek()
    return (
      token && { text: /^\S+/.exec(this.#source.slice(token.column - 1))?.[0] ?? '', column: token.column }
    )
  }

  /** Whether nothing stands between the next token and the one before it. */
  isGlued(): boolean {
    const [before, next] = [this.peek(-1), this.peek()]
    return before !== undefined && before.column + before.text.length === next?.column
  }

  end(expected = END_OF_LINE): void {
    if (this.peek()) this.fail(expected)
  }

  /** Says that the next token, or the line's end, is not what may stand there. */
  fail(expected: string, hint?: Hint): never {
    const token = this.peek()
    if (token) throw unexpected(token, expected, hint)
    throw new Unexpected(this.column, END_OF_LINE, expected, hint)
  }
}
