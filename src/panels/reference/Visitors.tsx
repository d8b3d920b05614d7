import { spoken } from '../../messages/spoken'
import type { State } from '../../tcp/tcb/state'
import styles from './Visitors.module.css'
import { type Visitor, visitorsOf } from './visitors'
import type { ReferenceWords } from './words'

/** How many are offered at once; the rest unfolds. */
const FIRST = 6

/** The address of the page that shows a scenario at a step. */
export type AddressOf = (scenario: string, step: number) => string

interface VisitorsProps {
  readonly state: State
  readonly words: ReferenceWords
  readonly addressOf: AddressOf
}

/** Links to the scenarios that visit a state, each at the step at which an endpoint enters it. */
export function Visitors({ state, words: { reference: t }, addressOf }: VisitorsProps) {
  const visitors = visitorsOf(state)
  const list = (some: readonly Visitor[]) => (
    <ul className={styles.visitors}>
      {some.map(({ scenario, title, step }) => (
        <li key={scenario}>
          <a href={addressOf(scenario, step)}>{spoken(t, title)}</a>
        </li>
      ))}
    </ul>
  )
  const [first] = visitors
  const rest = visitors.slice(FIRST)
  return (
    <>
      {first && (
        <p>
          <a className={styles.watch} href={addressOf(first.scenario, first.step)}>
            {t.scenarios_watch({ state })}
          </a>
        </p>
      )}
      {list(visitors.slice(0, FIRST))}
      {rest.length > 0 && (
        <details className={styles.more}>
          <summary>{t.scenarios_more({ count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  )
}
