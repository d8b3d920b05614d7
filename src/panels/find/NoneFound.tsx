import type { FindMessages } from '../../messages/messages'
import styles from './NoneFound.module.css'

interface Props {
  readonly words: FindMessages
  onSeek(text: string): void
}

/** What else to look for, where nothing was found. */
export function NoneFound({ words, onSeek }: Props) {
  const examples = ['CLOSE-WAIT', 'SYN_RECV', 'RST', words.find_example_fault()]
  return (
    <div className={styles.none}>
      <p>{words.find_try()}</p>
      <ul>
        {examples.map((example) => (
          <li key={example}>
            <button type="button" onClick={() => onSeek(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => onSeek('')}>
        {words.find_show_all()}
      </button>
    </div>
  )
}
