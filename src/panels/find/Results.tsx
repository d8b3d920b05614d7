import { Chapters } from './Chapters'
import { Entry } from './Entry'
import { SCENARIOS } from './findable'
import type { ResultsProps } from './finding'
import { NoneFound } from './NoneFound'
import styles from './Results.module.css'

/** What was found, the best first; all scenarios by their groups where nothing is looked for. */
export function Results({ finding, sought, onChoose, onSeek }: ResultsProps) {
  const { finder, words } = finding
  const found = finder.search(sought)
  const isAsked = sought.trim() !== ''
  return (
    <>
      <p className={styles.status} role="status">
        {!isAsked
          ? words.find_all({ count: SCENARIOS.length })
          : found.length > 0
            ? words.find_some({ count: found.length })
            : words.find_none()}
      </p>
      {/* What is found for another word is read from its top. */}
      <div key={sought} className={styles.list}>
        {!isAsked ? (
          <Chapters finding={finding} onChoose={onChoose} />
        ) : found.length > 0 ? (
          <ol className={styles.found}>
            {found.map(({ findable }) => (
              <li key={findable.id}>
                <Entry finding={finding} findable={findable} sought={sought} onChoose={onChoose} />
              </li>
            ))}
          </ol>
        ) : (
          <NoneFound words={words} onSeek={onSeek} />
        )}
      </div>
    </>
  )
}
