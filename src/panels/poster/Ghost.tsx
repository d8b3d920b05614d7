import type { Schedule } from '../../playback/schedule'
import type { SegmentFlight, Timeline } from '../../timeline/timeline'
import styles from './Ghost.module.css'

/** Of longer runs the beginning: more lines than these are a grey plane. */
const MOST = 32
/** Where the lifelines stand, in per cent of the width. */
const PLACES = { client: 27, server: 82 } as const

const nameOf = ({ flags }: SegmentFlight) => flags.join('+')

/** The whole run, faint and without a word of it: a decoration. */
export function Ghost({ timeline, schedule }: { timeline: Timeline; schedule: Schedule }) {
  const segments = timeline.segments.slice(0, MOST).filter(({ from, to }) => from !== to)
  const end = Math.max(1, ...segments.map(({ id }) => schedule.flights[id]?.end ?? 0))
  const y = (playing: number) => 4 + (playing / end) * 90
  return (
    <svg className={styles.ghost} aria-hidden="true">
      <rect className={styles.client} x={`${PLACES.client}%`} width="10" height="100%" />
      <rect className={styles.server} x={`${PLACES.server}%`} width="10" height="100%" />
      {segments.map((segment) => {
        const { start = 0, end = 0 } = schedule.flights[segment.id] ?? {}
        const [from, to] = [PLACES[segment.from], PLACES[segment.to]]
        const tip = segment.fate === 'lost' ? (from + to) / 2 : to
        return (
          <g key={segment.id} className={styles[segment.from]}>
            <line x1={`${from + 1}%`} x2={`${tip}%`} y1={`${y(start)}%`} y2={`${y(end)}%`} />
            <text
              x={`${(from + to) / 2 + 12}%`}
              y={`${y(start + (end - start) * (from < to ? 0.7 : 0.3))}%`}
              dy="-6"
            >
              {nameOf(segment)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
