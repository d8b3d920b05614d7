import { expect, it } from 'vitest'
import { nextAfter, OFFERS } from './next'

it('offers what has not been met, whatever was seen, until all has been seen', () => {
  const seen = new Set<string>()
  const met = new Set<string>()
  for (let next = nextAfter(seen); next; next = nextAfter(seen)) {
    const { scenario, visits } = next
    expect(seen).not.toContain(scenario)
    const unmet = OFFERS.filter((offer) => !seen.has(offer.scenario)).some(({ visits }) =>
      Object.keys(visits.states).some((state) => !met.has(state)),
    )
    const brings = Object.keys(visits.states).some((state) => !met.has(state))
    expect(brings, scenario).toBe(unmet)
    seen.add(scenario)
    for (const state of Object.keys(visits.states)) met.add(state)
  }
  expect(seen.size).toBe(OFFERS.length)
})

it('is the same every time', () => {
  expect(nextAfter(new Set(['connection-lifecycle']))).toBe(nextAfter(new Set(['connection-lifecycle'])))
})
