import type { CSSProperties } from 'react'
import { useMessages } from '../../messages/context'
import { keyed, messageNamed } from '../../messages/named'
import type { AlongProps } from './Dots'
import styles from './Phases.module.css'

/** The named stretches of a run, below its line. */
export function Phases({ player, fractionOf }: AlongProps) {
  const t = useMessages()
  const { timeline, pace, first, last, steps, step } = player
  const spans = timeline.phases.flatMap(({ name, step: from }, index) => {
    const to = (timeline.phases[index + 1]?.step ?? steps + 1) - 1
    if (to < first || from > last) return []
    const start = fractionOf(pace.timeOf(Math.max(from, first)))
    const end = fractionOf(pace.timeOf(Math.min(to, last)))
    const title = messageNamed(t, `phase_${keyed(name)}`)?.({}) ?? name
    return [{ title, from, start, end, current: step >= from && step <= to }]
  })
  return (
    <ol className={styles.phases}>
      {spans.map(({ title, from, start, end, current }) => (
        <li
          key={from}
          style={{ '--start': start, '--end': end } as CSSProperties}
          data-current={current || undefined}
        >
          <span>{title}</span>
        </li>
      ))}
    </ol>
  )
}
