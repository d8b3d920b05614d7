import MiniSearch from 'minisearch'
import { STATES, type State } from '../../tcp/tcb/state'
import type { Findable } from './findable'
import { termsOf } from './terms'

export interface Found {
  readonly findable: Findable
  /** The higher, the better; only to be compared with others of the same search. */
  readonly score: number
}

/** What counts how much: what something is called before what it tells. */
const WEIGHTS = { find: 4, title: 3, questions: 3, id: 2, state: 2, about: 1, visits: 0.3 }
type Field = keyof typeof WEIGHTS

/** Where two fit alike: a state, then what goes wrong there, then who shows it. */
const KINDS = { state: 1.15, trouble: 1.1, scenario: 1 } as const
const ORDER = Object.keys(KINDS)

/** Of what is found, what has less than this part of the best one's score says too little of what was typed. */
const TELLING = 0.15

/** What stands in a row is meant as such: all of a title or an id, of another name, or a part of one. */
const TITLED = 5
const CALLED = 3
const WITHIN = 1.5

const FIELDS: Readonly<Record<Field, (findable: Findable) => readonly string[]>> = {
  find: ({ find }) => find,
  title: ({ title }) => Object.values(title),
  questions: ({ questions }) => questions.flatMap((words) => Object.values(words)),
  id: ({ id }) => [id],
  state: ({ kind, states }) => (kind === 'scenario' ? [] : states),
  about: ({ about }) => Object.values(about),
  visits: ({ kind, states }) => (kind === 'scenario' ? states : []),
}

interface Phrases {
  readonly titles: readonly string[]
  readonly others: readonly string[]
}

const joined = (text: string) => ` ${termsOf(text).join(' ')} `

/** Finds what people look for: `search('too many TIME_WAIT')`. */
export class Finder {
  private readonly byId: ReadonlyMap<string, Findable>
  private readonly index: MiniSearch<Findable>
  /** What each is called, in terms. */
  private readonly phrases: ReadonlyMap<string, Phrases>

  constructor(readonly all: readonly Findable[]) {
    this.byId = new Map(all.map((findable) => [findable.id, findable]))
    this.phrases = new Map(
      all.map(({ id, title, questions, find }) => [
        id,
        {
          titles: [id, ...Object.values(title)].map(joined),
          others: [
            ...questions.flatMap((words) => Object.values(words)),
            ...find.flatMap((words) => words.split(/[,，、]/)),
          ].map(joined),
        },
      ]),
    )
    this.index = new MiniSearch<Findable>({
      fields: Object.keys(WEIGHTS),
      extractField: (findable, field) =>
        field === 'id' && !(field in FIELDS) ? findable.id : FIELDS[field as Field](findable).join(' , '),
      tokenize: (text) => [...termsOf(text)],
      processTerm: (term) => term,
    })
    this.index.addAll(all)
  }

  /**
   * What fits the words that were typed, the best first. Words are alternatives that rank, not conditions: what has
   * more of them stands higher. Where nothing has any, what is spelled nearly so. Empty where nothing was typed.
   */
  search(text: string): readonly Found[] {
    const terms = termsOf(text)
    if (terms.length === 0) return []
    const found = this.ranked(text, terms, 0.2)
    return found.length > 0 ? found : this.ranked(text, terms, 0.45)
  }

  private ranked(text: string, terms: readonly string[], fuzzy: number): readonly Found[] {
    const phrase = joined(text)
    const results = this.index.search(text, {
      boost: WEIGHTS,
      combineWith: 'OR',
      // The last word may still be being typed.
      prefix: (term, at, all) => at === all.length - 1 && term.length > 2,
      fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? fuzzy : false),
      weights: { fuzzy: 0.3, prefix: 0.5 },
      boostDocument: (id) => this.boost(String(id), phrase),
    })
    const found = results.flatMap(({ id, score }): Found[] => {
      const findable = this.byId.get(String(id))
      return findable ? [{ findable, score: score * KINDS[findable.kind] }] : []
    })
    const asked = statesAlone(terms)
    const belongs = ({ findable: { kind, states } }: Found) =>
      kind !== 'scenario' && states.some((state) => asked.includes(state))
    const best = Math.max(...found.flatMap((each) => (belongs(each) ? [] : each.score)))
    // Who looks for a state alone gets it, then its troubles, then who visits it.
    const rank = (each: Found) => (belongs(each) ? ORDER.indexOf(each.findable.kind) : ORDER.length)
    return found
      .filter((each) => belongs(each) || each.score >= best * TELLING)
      .toSorted((a, b) => rank(a) - rank(b) || b.score - a.score)
  }

  private boost(id: string, phrase: string): number {
    const { titles = [], others = [] } = this.phrases.get(id) ?? {}
    if (titles.includes(phrase)) return TITLED
    if (others.includes(phrase)) return CALLED
    return [...titles, ...others].some((each) => each.includes(phrase)) ? WITHIN : 1
  }
}

/** The states that are looked for, where nothing else is; a name that is also a word has a second term. */
function statesAlone(terms: readonly string[]): readonly State[] {
  const states = STATES.filter((state) => terms.includes(state))
  const most = states.reduce((sum, state) => sum + (state.includes('-') ? 1 : 2), 0)
  return terms.length <= most ? states : []
}
