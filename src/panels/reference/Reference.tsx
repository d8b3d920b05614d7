import { memo, useRef } from 'react'
import { Prose } from '../narration/Prose'
import { Diagram } from './Diagram'
import { Entry } from './Entry'
import { Overview } from './Overview'
import styles from './Reference.module.css'
import { PARTS } from './roles'
import { useCurrent } from './useCurrent'
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
  const { reference: t } = words
  return (
    <main ref={root} className={styles.reference} {...handlers}>
      <div className={styles.head}>
        <h1>{t.reference_title()}</h1>
        <p>
          <Prose text={t.reference_intro()} />
        </p>
      </div>
      <Diagram current={current} words={words} />
      <Body words={words} addressOf={addressOf} />
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
