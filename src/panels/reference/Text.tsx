import { Prose } from '../narration/Prose'
import styles from './Reference.module.css'

/** A message in which what stands between backticks is code. */
export function Text({ text }: { readonly text: string }) {
  const pieces = text.split('`').map((piece, index) => ({ piece, isCode: index % 2 === 1, key: `${index}` }))
  return pieces.map(({ piece, isCode, key }) =>
    isCode ? (
      <code key={key} className={styles.code}>
        {piece}
      </code>
    ) : (
      <Prose key={key} text={piece} />
    ),
  )
}
