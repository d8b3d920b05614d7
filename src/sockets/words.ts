const MOST = 48
const SPACE = 0x20
const NO_BREAK_SPACE = 0xa0
const IDEOGRAPHIC_SPACE = 0x3000

const isBlank = (code: number) => code <= SPACE || code === NO_BREAK_SPACE || code === IDEOGRAPHIC_SPACE
const isDigit = (code: number) => code >= 0x30 && code <= 0x39

/** The words of one line, as places in the text; the same arrays serve line after line. */
export class Words {
  text = ''
  /** Where the line ends. */
  end = 0
  count = 0
  readonly #starts = new Int32Array(MOST)
  readonly #ends = new Int32Array(MOST)

  /** Divides a line at its blanks; of a line with more than 48 words the rest is not looked at. */
  divide(text: string, from: number, to: number) {
    this.text = text
    this.end = to
    let count = 0
    let at = from
    while (at < to && count < MOST) {
      while (at < to && isBlank(text.charCodeAt(at))) at++
      if (at >= to) break
      this.#starts[count] = at
      while (at < to && !isBlank(text.charCodeAt(at))) at++
      this.#ends[count++] = at
    }
    this.count = count
  }

  start(index: number): number {
    return this.#starts[index] as number
  }

  endOf(index: number): number {
    return this.#ends[index] as number
  }

  length(index: number): number {
    return index < this.count ? this.endOf(index) - this.start(index) : 0
  }

  /** The code unit at a place of a word; NaN where there is none. */
  code(index: number, offset = 0): number {
    return index < this.count ? this.text.charCodeAt(this.start(index) + offset) : Number.NaN
  }

  at(index: number): string {
    return index < this.count ? this.text.slice(this.start(index), this.endOf(index)) : ''
  }

  /** The line from a word on. */
  from(index: number): string {
    return index < this.count ? this.text.slice(this.start(index), this.end) : ''
  }

  /** Whether a word is these letters, in lower case or upper. */
  is(index: number, lower: string): boolean {
    return this.length(index) === lower.length && this.at(index).toLowerCase() === lower
  }

  startsWith(index: number, prefix: string): boolean {
    return index < this.count && this.text.startsWith(prefix, this.start(index))
  }

  /** Whether a word has a character anywhere. */
  has(index: number, code: number): boolean {
    if (index >= this.count) return false
    const end = this.endOf(index)
    for (let at = this.start(index); at < end; at++) if (this.text.charCodeAt(at) === code) return true
    return false
  }

  isNumber(index: number): boolean {
    const length = this.length(index)
    if (length === 0 || length > 15) return false
    const end = this.endOf(index)
    for (let at = this.start(index); at < end; at++) if (!isDigit(this.text.charCodeAt(at))) return false
    return true
  }

  number(index: number): number {
    let value = 0
    const end = this.endOf(index)
    for (let at = this.start(index); at < end; at++) value = value * 10 + this.text.charCodeAt(at) - 0x30
    return value
  }
}
