import { unexpected } from './errors'
import type { Line } from './lexer'
import { keyword, oneOf } from './values'

/** Takes the value after each `name=`. */
export type ValueReaders<N extends string> = Readonly<Record<N, () => void>>

/** Takes `name=value` pairs up to the line's end or an `&`; no name that is among the `given` already. */
export function readPairs<N extends string>(line: Line, readers: ValueReaders<N>, given: Set<string>): void {
  const names = Object.keys(readers) as N[]
  for (let token = line.peek(); token && token.kind !== '&'; token = line.peek()) {
    const name = keyword(line, names, `${oneOf(names)}, each with = and its value`)
    if (given.has(name)) throw unexpected(token, `${name} no more than once`)
    given.add(name)
    line.demand('=', `= and the value of ${name}`)
    readers[name]()
  }
}
