import type { MouseEvent } from 'react'
import { useMessages } from '../../messages/context'
import { spoken } from '../../messages/spoken'
import styles from './Entry.module.css'
import type { Findable } from './findable'
import type { Finding } from './finding'
import { Marked } from './Marked'
import { excerpt, says } from './marks'

interface Props {
  readonly finding: Finding
  readonly findable: Findable
  readonly sought: string
  onChoose(id: string): void
}

/** Presses that ask the browser for the link: in a tab or a window of its own, or saved. */
const isForBrowser = (event: MouseEvent) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey

/** A scenario, a state or a trouble as a line of a table of contents: its title, and what it answers or is about. */
export function Entry({ finding, findable, sought, onChoose }: Props) {
  const t = useMessages()
  const { words, current } = finding
  const { kind, id, title, questions, about, states } = findable
  const asked = questions.map((question) => spoken(t, question))
  // Without the marks of code that the reference sets.
  const told = spoken(t, about).replaceAll('`', '')
  const isTold = asked.length === 0 || (sought !== '' && says(told, sought) && !says(asked.join(' '), sought))
  return (
    <a
      href={finding.addressOf(findable)}
      className={styles.entry}
      data-kind={kind}
      aria-current={kind === 'scenario' && id === current ? 'page' : undefined}
      onClick={(event) => {
        if (kind !== 'scenario' || isForBrowser(event)) return
        event.preventDefault()
        onChoose(id)
      }}
    >
      <span className={styles.title}>
        <Marked text={spoken(t, title)} sought={sought} />
        {kind !== 'scenario' && (
          <span className={styles.kind}>
            {kind === 'state' ? words.find_state() : words.find_trouble({ state: states[0] ?? '' })}
          </span>
        )}
      </span>
      <span className={styles.about}>
        {asked.map((question) => (
          <span key={question} className={styles.question}>
            <Marked text={question} sought={sought} />
          </span>
        ))}
        {isTold && (
          <span>
            <Marked text={excerpt(told, sought)} sought={sought} />
          </span>
        )}
      </span>
    </a>
  )
}
