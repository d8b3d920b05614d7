import type { ComponentProps, ReactNode } from 'react'
import styles from './table.module.css'
import type { RowsInView } from './useRows'

interface BodyProps extends Omit<ComponentProps<'tbody'>, 'children'> {
  readonly rows: RowsInView
  /** The row at a place. */
  readonly children: (place: number) => ReactNode
}

/** The body of a long table: the rows in view, between two that keep the room of the others. */
export function Body({ rows: { places, above, below }, children, ...rest }: BodyProps) {
  return (
    <tbody {...rest}>
      {above > 0 && <tr className={styles.space} style={{ height: above }} />}
      {places.map(children)}
      {below > 0 && <tr className={styles.space} style={{ height: below }} />}
    </tbody>
  )
}
