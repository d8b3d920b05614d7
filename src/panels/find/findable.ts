import { anchorOf, NOTES } from '../../diagrams/states/notes'
import type { CardMessages, ReferenceMessages } from '../../messages/messages'
import { catalogue, type Group } from '../../scenarios/catalogue'
import type { Visits } from '../../scenarios/visits'
import { STATES, type State } from '../../tcp/tcb/state'
import type { Words } from '../../timeline/timeline'
import { ENTRIES } from '../reference/entries'
import { troubleId } from '../reference/troubles'
import { withoutName } from '../reference/words'
import { spellingsOf } from './query'

/** Something that people look for, and what it can be found by. */
interface Common {
  /** A scenario's id; a state's anchor in the reference: "close-wait"; a trouble's: "close-wait/leak". */
  readonly id: string
  /** Where it is to be found, from the page's own folder: "?scenario=abort", "reference.html#close-wait". */
  readonly address: string
  readonly title: Words
  /** What it answers. */
  readonly questions: readonly Words[]
  /** What it is about. */
  readonly about: Words
  /** What else people call it, in any language. */
  readonly find: readonly string[]
  /** The state that it is, or belongs to; those that an endpoint enters in it. */
  readonly states: readonly State[]
}

export interface FindableScenario extends Common {
  readonly kind: 'scenario'
  readonly group: Group
}

export type Findable = FindableScenario | (Common & { readonly kind: 'state' | 'trouble' })

/** What a scenario says of itself beside its title. */
interface Told {
  readonly intro: Words
  readonly questions: readonly Words[]
  readonly find: readonly string[]
}

// Worked out when the project is built (build/plugins/scenarios.mjs).
const told = import.meta.glob<Told>('../../scenarios/library/*.tcp', {
  query: '?told',
  import: 'told',
  eager: true,
})
const visited = import.meta.glob<Visits['states']>('../../scenarios/library/*.tcp', {
  query: '?visits',
  import: 'states',
  eager: true,
})

/** The built-in scenarios, in the order in which they are offered. */
export const SCENARIOS: readonly FindableScenario[] = catalogue.map(({ id, group, title }) => {
  const file = `../../scenarios/library/${id}.tcp`
  const { intro, questions, find } = told[file] as Told
  const states = Object.keys(visited[file] ?? {}) as State[]
  return {
    kind: 'scenario',
    id,
    group,
    address: `?scenario=${id}`,
    title,
    about: intro,
    questions,
    find,
    states,
  }
})

/** Says the same in every language that is there. */
type Say = (say: (words: { cards: CardMessages; reference: ReferenceMessages }) => string) => Words

function stateOf(state: State, say: Say): Findable {
  const { mnemonic, waits } = NOTES[state]
  const { meaning, find } = ENTRIES[state]
  return {
    kind: 'state',
    id: anchorOf(state),
    address: `reference.html#${anchorOf(state)}`,
    title: { en: state },
    questions: [say(({ cards }) => withoutName(cards[mnemonic]()))],
    about: say(({ cards, reference }) => `${reference[meaning]()} ${cards[waits]()}`),
    find: [...spellingsOf(state), ...Object.values(say(({ reference }) => reference[find]()))],
    states: [state],
  }
}

const troublesOf = (state: State, say: Say): readonly Findable[] =>
  ENTRIES[state].troubles.map((trouble) => {
    const id = troubleId(state, trouble)
    return {
      kind: 'trouble',
      id,
      address: `reference.html#${id}`,
      title: say(({ reference }) => reference[trouble]()),
      questions: [],
      about: say(({ reference }) => reference[`${trouble}_cure`]()),
      find: Object.values(say(({ reference }) => reference[`${trouble}_find`]())),
      states: [state],
    }
  })

/** The words of one language by which states and their troubles are told. */
export interface Telling {
  readonly cards: CardMessages
  readonly reference: ReferenceMessages
}

/**
 * All that can be found: the states, each before its troubles, and the scenarios.
 * `told` has every language that people may look in, English among them.
 */
export function findables(
  told: Readonly<Record<string, Telling>> & { readonly en: Telling },
): readonly Findable[] {
  const say: Say = (words) =>
    Object.fromEntries(Object.entries(told).map(([language, telling]) => [language, words(telling)])) as {
      en: string
    }
  return [...STATES.flatMap((state) => [stateOf(state, say), ...troublesOf(state, say)]), ...SCENARIOS]
}
