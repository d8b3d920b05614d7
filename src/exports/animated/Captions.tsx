import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import type { Captions } from '../svg/board'
import styles from '../svg/svg.module.css'
import { wrap } from '../svg/wrap'
import type { Choreography } from './choreography'

const FONT = { face: 'sans', size: 15 } as const
const LEADING = 22

interface CaptionsOptions {
  /** What is told of each moment. */
  readonly texts: readonly string[]
  readonly schedule: Schedule
  readonly choreography: Choreography
  readonly t: Messages
}

/** What is told of each moment, from that moment until the next. */
export function captionsOf({ texts, schedule, choreography, t }: CaptionsOptions, width: number): Captions {
  const set = texts.map((text) => wrap(text, FONT, width))
  const last = texts.length - 1
  return {
    height: Math.max(...set.map(({ length }) => length)) * LEADING,
    element: set.map((lines, step) => {
      const from = schedule.moments[step] ?? 0
      const to = schedule.moments[step + 1] ?? Number.POSITIVE_INFINITY
      return (
        <g key={t.export_step({ step, steps: last })} className={choreography.seen({ from, to })}>
          {lines.map((line, nth) => (
            <text key={line} className={styles.caption} y={LEADING * (nth + 0.75)}>
              {line}
            </text>
          ))}
        </g>
      )
    }),
  }
}
