import { type ReactNode, useId } from 'react'
import { useMessages } from '../../messages/context'
import type { Group } from '../../scenarios/catalogue'
import { keyed, messageNamed } from '../narration/words'
import styles from './Chapters.module.css'
import { Entry } from './Entry'
import type { Finder } from './finder'
import type { Found } from './search'

interface Props {
  readonly finder: Finder
  readonly found: readonly Found[]
  readonly sought: string
  onChoose(id: string): void
}

/** What was found, group by group, as a table of contents. */
export function Chapters({ finder, found, sought, onChoose }: Props) {
  const groups = [...new Set(found.map(({ scenario }) => scenario.group))]
  return groups.map((group) => (
    <Chapter key={group} group={group}>
      {found
        .filter(({ scenario }) => scenario.group === group)
        .map((each) => (
          <li key={each.scenario.id}>
            <Entry finder={finder} found={each} sought={sought} onChoose={onChoose} />
          </li>
        ))}
    </Chapter>
  ))
}

function Chapter({ group, children }: { group: Group; children: ReactNode }) {
  const t = useMessages()
  const heading = useId()
  return (
    <section className={styles.chapter} aria-labelledby={heading}>
      <h2 id={heading}>{messageNamed(t, `group_${keyed(group)}`)?.({}) ?? group}</h2>
      <ul>{children}</ul>
    </section>
  )
}
