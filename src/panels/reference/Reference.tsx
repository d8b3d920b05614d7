import { memo, useRef } from 'react'
import { anchorOf } from '../../diagrams/states/notes'
import { Prose } from '../narration/Prose'
import { Diagram } from './Diagram'
import { Entry } from './Entry'
import { Overview } from './Overview'
import styles from './Reference.module.css'
import { PARTS } from './roles'
import { useCurrent } from './useCurrent'
import { usePrinted } from './usePrinted'
import type { AddressOf } from './Visitors'
import type { ReferenceWords } from './words'

interface ReferenceProps {
  readonly words: ReferenceWords
  readonly addressOf: AddressOf
}

/** The eleven states: a table and Figure 5 side by side, then everything about each state. */
export function Reference({ words, addressOf }: ReferenceProps) {
  const root = useRef<HTMLElement>(null)
  const { current, handlers } = useCurrent(root)
  usePrinted(root)
  const { reference: t } = words
  return (
    <main ref={root} {...handlers}>
      <nav className={styles.bar} aria-label={t.reference_states()}>
        {PARTS.flatMap(({ states }) => states).map((state) => (
          <a key={state} href={`#${anchorOf(state)}`} aria-current={state === current ? 'true' : undefined}>
            {state}
          </a>
        ))}
      </nav>
      <div className={styles.reference}>
        <div className={styles.head}>
          <h1>{t.reference_title()}</h1>
          <p>
            <Prose text={t.reference_intro()} />
          </p>
        </div>
        <Diagram current={current} words={words} />
        <Body words={words} addressOf={addressOf} />
      </div>
    </main>
  )
}

/** All but the head and the diagram: it stays as it is whichever state is current. */
const Body = memo(function Body({ words, addressOf }: ReferenceProps) {
  return (
    <div className={styles.body}>
      <Overview words={words} />
      {PARTS.flatMap(({ states }) => states).map((state) => (
        <Entry key={state} state={state} words={words} addressOf={addressOf} />
      ))}
    </div>
  )
})
