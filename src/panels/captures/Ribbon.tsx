import type { State } from '../../tcp/tcb/state'
import type { Side } from '../../timeline/timeline'
import styles from './Connections.module.css'

interface RibbonProps {
  readonly side: Side
  readonly states: readonly State[]
  /** Said where nothing was heard of the end. */
  readonly unheard: string
}

/** The states that an end went through, in order: cells of one width, the last proved one solid. */
export function Ribbon({ side, states, unheard }: RibbonProps) {
  if (states.length === 0) {
    return (
      <span className={styles.ribbon} data-side={side}>
        <span className={styles.unknown} />
        <span className={styles.unheard}>{unheard}</span>
      </span>
    )
  }
  return (
    <span className={styles.ribbon} data-side={side}>
      {states.map((state, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a path may come to a state twice
          key={place}
          className={styles.cell}
          data-state={state}
          data-last={place === states.length - 1 || undefined}
          title={state}
        >
          {state}
        </span>
      ))}
    </span>
  )
}
