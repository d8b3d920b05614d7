import { type ReactNode, useId } from 'react'
import { useMessages } from '../../messages/context'
import { keyed, messageNamed } from '../../messages/named'
import type { Group } from '../../scenarios/catalogue'
import styles from './Chapters.module.css'
import { Entry } from './Entry'
import { SCENARIOS } from './findable'
import type { Finding } from './finding'

interface Props {
  readonly finding: Finding
  onChoose(id: string): void
}

/** All scenarios, group by group, as a table of contents. */
export function Chapters({ finding, onChoose }: Props) {
  const groups = [...new Set(SCENARIOS.map(({ group }) => group))]
  return groups.map((group) => (
    <Chapter key={group} group={group}>
      {SCENARIOS.filter((scenario) => scenario.group === group).map((scenario) => (
        <li key={scenario.id}>
          <Entry finding={finding} findable={scenario} sought="" onChoose={onChoose} />
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
