import { Chapters } from './Chapters'
import type { ResultsProps } from './finder'
import { NoneFound } from './NoneFound'
import styles from './Results.module.css'
import { search } from './search'

/** How much was found, and what, or what else to look for. */
export function Results({ finder, sought, onChoose, onSeek }: ResultsProps) {
  const { library, words } = finder
  const found = search(library, sought)
  const all = library.length
  const count = found.length
  return (
    <>
      <p className={styles.status} role="status">
        {count === all
          ? words.find_all({ count })
          : count > 0
            ? words.find_some({ count, all })
            : words.find_none()}
      </p>
      {/* What is found for another word is read from its top. */}
      <div key={sought} className={styles.list}>
        {count > 0 ? (
          <Chapters finder={finder} found={found} sought={sought} onChoose={onChoose} />
        ) : (
          <NoneFound words={words} onSeek={onSeek} />
        )}
      </div>
    </>
  )
}
