import styles from './Marked.module.css'
import { piecesOf } from './marks'

/** A text with what was typed marked in it. */
export function Marked({ text, sought }: { text: string; sought: string }) {
  const pieces = piecesOf(text, sought).map((piece, index) => ({ ...piece, key: `${index}` }))
  return pieces.map(({ text, isSought, key }) =>
    isSought ? (
      <mark key={key} className={styles.mark}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
