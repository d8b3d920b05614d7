import type { MouseEvent } from 'react'
import { useMessages } from '../../messages/context'
import { spoken } from '../narration/narrate'
import styles from './Entry.module.css'
import type { Finder } from './finder'
import { Marked } from './Marked'
import { excerpt } from './marks'
import type { Found } from './search'

interface Props {
  readonly finder: Finder
  readonly found: Found
  readonly sought: string
  onChoose(id: string): void
}

/** Presses that ask the browser for the link: in a tab or a window of its own, or saved. */
const isForBrowser = (event: MouseEvent) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey

/** A scenario as a line of a table of contents: its title, and what it answers or else is about. */
export function Entry({ finder, found, sought, onChoose }: Props) {
  const t = useMessages()
  const { words, current } = finder
  const { scenario, inIntro, states } = found
  const { id, title, questions, intro } = scenario
  return (
    <a
      href={finder.addressOf(id)}
      className={styles.entry}
      aria-current={id === current ? 'page' : undefined}
      onClick={(event) => {
        if (isForBrowser(event)) return
        event.preventDefault()
        onChoose(id)
      }}
    >
      <span className={styles.title}>
        <Marked text={spoken(t, title)} sought={sought} />
      </span>
      <span className={styles.about}>
        {questions.map((question) => (
          <span key={question.en} className={styles.question}>
            <Marked text={spoken(t, question)} sought={sought} />
          </span>
        ))}
        {(inIntro || questions.length === 0) && (
          <span>
            <Marked text={excerpt(spoken(t, intro), sought)} sought={sought} />
          </span>
        )}
        {states.length > 0 && (
          <span>
            <Marked text={words.find_visits({ states: states.join(', ') })} sought={states.join(' ')} />
          </span>
        )}
      </span>
    </a>
  )
}
