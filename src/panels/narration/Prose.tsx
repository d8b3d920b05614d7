import styles from './Prose.module.css'

/** Words with a hyphen in capitals, "FIN-WAIT-2": names of states. */
const NAMES = /([A-Z]+(?:-[A-Z\d]+)+)/

/** A text in which the names of states stay in one piece. */
export function Prose({ text }: { text: string }) {
  const pieces = text
    .split(NAMES)
    .map((piece, index) => ({ piece, isName: index % 2 === 1, key: `${index}` }))
  return pieces.map(({ piece, isName, key }) =>
    isName ? (
      <span key={key} className={styles.name}>
        {piece}
      </span>
    ) : (
      piece
    ),
  )
}
