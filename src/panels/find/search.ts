import type { Group } from '../../scenarios/catalogue'
import type { State } from '../../tcp/tcb/state'
import type { Words } from '../../timeline/timeline'
import { type Query, queryOf, spellingsOf } from './query'

/** A scenario, and what it can be found by. */
export interface Findable {
  readonly id: string
  readonly group: Group
  readonly title: Words
  readonly questions: readonly Words[]
  readonly intro: Words
  /** Those that an endpoint enters. */
  readonly states: readonly State[]
}

export interface Found {
  readonly scenario: Findable
  /** Something that was typed stands in the introduction, and not in title, questions or id. */
  readonly inIntro: boolean
  /** The states that answer to what was typed and stands in none of the texts. */
  readonly states: readonly State[]
}

interface Ranked extends Found {
  /** The lower, the better. */
  readonly rank: number
}

/** In either language: who reads one may know the other's word. */
const says = (words: readonly Words[], what: RegExp) =>
  words.some(({ en, zh = '' }) => what.test(en) || what.test(zh))

/** undefined: some of what was typed is nowhere in it. */
function rank(scenario: Findable, { phrase, terms }: Query): Ranked | undefined {
  const { id, title, questions, intro } = scenario
  const names = [title, ...questions, { en: id }]
  const unnamed = terms.filter((term) => !says(names, term))
  const untold = unnamed.filter((term) => !says([intro], term))
  const visited = untold.map((term) =>
    scenario.states.filter((state) => spellingsOf(state).some((name) => term.test(name))),
  )
  if (visited.some((states) => states.length === 0)) return
  return {
    scenario,
    inIntro: untold.length < unnamed.length,
    states: [...new Set(visited.flat())],
    rank: says(names, phrase) ? -1 : unnamed.length + untold.length,
  }
}

/**
 * The scenarios in which every word stands that was typed: in what they are called and the questions that they
 * answer, in their introductions, or as the name of a state that they visit. They stay in their groups; the best
 * is first in each, and the group that has the best of all. Nothing typed: all of them, as they are offered.
 */
export function search(index: readonly Findable[], text: string): readonly Found[] {
  const query = queryOf(text)
  const found = index.flatMap((scenario) => rank(scenario, query) ?? [])
  const best = new Map<Group, number>()
  for (const { scenario, rank } of found) {
    best.set(scenario.group, Math.min(rank, best.get(scenario.group) ?? rank))
  }
  const groups = [...best].sort(([, one], [, other]) => one - other).map(([group]) => group)
  return groups.flatMap((group) =>
    found.filter(({ scenario }) => scenario.group === group).sort((one, other) => one.rank - other.rank),
  )
}
