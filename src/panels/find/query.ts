import { isListed, NAMES } from '../../sockets/names'
import { STATES, type State } from '../../tcp/tcb/state'

/** What may stand between two letters of a name that is written in several ways: TIME-WAIT, TIME_WAIT. */
const JOINER = "[-_+'’]"
const JOINERS = new RegExp(JOINER, 'g')
/** Chinese characters in a row; or letters and digits, and what joins them. */
const RUNS = new RegExp(
  `\\p{Script=Han}+|(?:(?!\\p{Script=Han})[\\p{L}\\p{N}]|(?<=\\w)${JOINER}(?=\\w))+`,
  'gu',
)
export const HAN = /^\p{Script=Han}/u

const chinese = new Intl.Segmenter('zh', { granularity: 'word' })

const bare = (name: string) => name.replaceAll(JOINERS, '').toLowerCase()

/** Every way in which a state is written: by the RFC, by ss and netstat of several systems, in the kernel. */
export function spellingsOf(state: State): readonly string[] {
  const { ss, netstat, kernel, windows, powershell, macos } = NAMES[state]
  const listed = [...(isListed(state) ? [ss, netstat] : []), windows, powershell, macos]
  return [...new Set([state, ...listed, ...(kernel === 'TCP_CLOSE' ? [] : [kernel])])]
}

const STATE_BY_NAME: ReadonlyMap<string, State> = new Map(
  STATES.flatMap((state) => spellingsOf(state).map((name) => [bare(name), state] as const)),
)

/** The state that a word means, whatever its spelling: "synrcvd". */
export const stateNamed = (word: string): State | undefined => STATE_BY_NAME.get(bare(word))

/** In words: "tcp fin wait 1". */
const LONGEST_NAME = 4

/** Chinese characters in a row, or a word or name in letters: "SYN-RECV", "三次握手". */
export const runsOf = (text: string): readonly string[] => text.normalize('NFKC').match(RUNS) ?? []

/** Nobody sets spaces in Chinese: the words are found for them. */
export const segmentsOf = (run: string): readonly string[] =>
  Array.from(chinese.segment(run), ({ segment }) => segment)

const wordsOf = (text: string): string[] =>
  runsOf(text).flatMap((run) => (HAN.test(run) ? segmentsOf(run) : bare(run)))

/** Words that make up the name of a state belong together: "time wait" is not a time and a wait. */
export function namesJoined(words: readonly string[]): string[][] {
  const joined: string[][] = []
  for (let at = 0; at < words.length; at += joined.at(-1)?.length ?? 1) {
    let length = Math.min(LONGEST_NAME, words.length - at)
    while (length > 1 && !STATE_BY_NAME.has(words.slice(at, at + length).join(''))) length--
    joined.push(words.slice(at, at + length))
  }
  return joined
}

/** Finds the words where a word begins, joined or not; Chinese, which shows no beginnings, anywhere. */
function patternOf(words: readonly string[]): string {
  const first = words[0] ?? ''
  const begins = HAN.test(first) ? '' : /^\p{N}/u.test(first) ? '(?<!\\p{N})' : '(?<!\\p{Script=Latin})'
  return begins + words.map((word) => [...word].join(`${JOINER}?`)).join('[-_+ ]*')
}

/** What holds a question together and says nothing of what it is about. */
export const FILLERS: ReadonlySet<string> = new Set(
  (
    'a an the and or if of to in on at by for with from is are was be do does did can it its this that my your ' +
    'i you we what why how who whose when where which ' +
    '的 了 吗 呢 是 在 会 要 和 我 谁 什么 时候 什么时候 为什么 怎么 如何 还是'
  ).split(' '),
)

/** What somebody looks for. */
export interface Query {
  /** All of it, in a row, whatever stands between the words. */
  readonly phrase: RegExp
  /**
   * Its words; the name of a state is one. Those that only hold a question together count where there is nothing
   * else. Empty where nothing is looked for.
   */
  readonly terms: readonly RegExp[]
}

export function queryOf(text: string): Query {
  const all = namesJoined(wordsOf(text))
  const telling = all.filter((words) => !FILLERS.has(words.join('')))
  const terms = telling.length > 0 ? telling : all
  return {
    phrase: new RegExp(all.map(patternOf).join('[^\\p{L}\\p{N}]*'), 'iu'),
    terms: terms.map((words) => new RegExp(patternOf(words), 'iu')),
  }
}
