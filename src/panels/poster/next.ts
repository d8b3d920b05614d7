import { catalogue } from '../../scenarios/catalogue'
import type { Visits } from '../../scenarios/visits'
import type { Words } from '../../timeline/timeline'

/** What a scenario shows, in the order in which scenarios are offered. */
export interface Offer {
  readonly scenario: string
  readonly question: Words
  readonly visits: Visits
}

const visits = import.meta.glob<Visits>('../../scenarios/library/*.tcp', { query: '?visits', eager: true })
const told = import.meta.glob<{ readonly questions?: readonly Words[] }>('../../scenarios/library/*.tcp', {
  query: '?told',
  import: 'told',
  eager: true,
})

/** All scenarios that answer a question. */
export const OFFERS: readonly Offer[] = catalogue.flatMap(({ id }) => {
  const file = `../../scenarios/library/${id}.tcp`
  const question = told[file]?.questions?.[0]
  const shown = visits[file]
  return question && shown ? [{ scenario: id, question, visits: shown }] : []
})

/**
 * The scenario to see next: of those not seen yet the one that shows most states that have not been met, then most
 * transitions; among equals the first that is offered. Undefined once all have been seen.
 */
export function nextAfter(seen: ReadonlySet<string>, offers = OFFERS): Offer | undefined {
  const met = new Set<string>()
  for (const { scenario, visits } of offers) {
    if (!seen.has(scenario)) continue
    for (const name of [...Object.keys(visits.states), ...Object.keys(visits.edges)]) met.add(name)
  }
  const news = (names: object) => Object.keys(names).filter((name) => !met.has(name)).length
  let best: { readonly offer: Offer; readonly states: number; readonly edges: number } | undefined
  for (const offer of offers) {
    if (seen.has(offer.scenario)) continue
    const [states, edges] = [news(offer.visits.states), news(offer.visits.edges)]
    if (!best || states > best.states || (states === best.states && edges > best.edges)) {
      best = { offer, states, edges }
    }
  }
  return best?.offer
}
