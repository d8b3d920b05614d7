import type { State } from '../../tcp/tcb/state'
import { stateOf } from '../spellings'
import type { Words } from '../words'
import { protocolAt } from './protocol'

export interface Count {
  readonly state: State
  readonly count: number
}

const HIGHEST = 1e9

/** `40 TIME_WAIT`, `TIME_WAIT: 40`, `1229 (CLOSE_WAIT)`, `40 tcp TIME_WAIT`: nothing but a state and how many. */
export function countOf(words: Words): Count | null {
  const parts = Array.from({ length: Math.min(words.count, 5) }, (_, index) => index).filter(
    (index) => protocolAt(words, index) !== 'tcp' && !/^[=:|,]$/.test(words.at(index)),
  )
  const [first, second, ...more] = parts
  if (first === undefined || more.length > 0) return null
  // TIME_WAIT=40
  const texts = second === undefined ? words.at(first).split(/[=:]/) : [words.at(first), words.at(second)]
  if (texts.length !== 2) return null
  for (const [number = '', word = ''] of [texts, texts.toReversed()]) {
    const state = stateOf(word)
    const digits = number.replace(/^[("'[]+|[)"'\],;:]+$/g, '')
    if (state && /^\d{1,9}$/.test(digits)) return { state, count: Math.min(Number(digits), HIGHEST) }
  }
  return null
}
