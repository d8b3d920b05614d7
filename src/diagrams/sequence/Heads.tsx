import type { MotionValue } from 'framer-motion'
import { useMessages } from '../../messages/context'
import { useMovingText } from '../../playback/moving'
import { SIDES } from '../../timeline/read'
import type { Timeline } from '../../timeline/timeline'
import { type Frame, headFormOf, headOf } from './frame'
import styles from './heads.module.css'
import hues from './sequence.module.css'

/** Narrower than this, the time does not fit between the names. */
const LEAST_FOR_CLOCK = 320

interface HeadsProps {
  readonly timeline: Timeline
  readonly step: number
  readonly frame: Frame
  /** Of the whole diagram, in pixels. */
  readonly height: number
  readonly time: MotionValue<string>
}

/** Who stands at the two lifelines, and the state each is in. Told here where the ladder has no room: the time. */
export function Heads({ timeline, step, frame, height, time }: HeadsProps) {
  const t = useMessages()
  const names = { client: t.side_client(), server: t.side_server() }
  const { client, server } = frame.columns
  const size = { width: frame.width, height }
  const tells = headFormOf(size)
  return (
    <div className={styles.heads} data-form={frame.form} data-tells={tells} style={{ height: headOf(size) }}>
      {SIDES.map((side) => {
        const state = timeline.moments[step]?.[side].state ?? 'CLOSED'
        return (
          <div
            key={side}
            className={`${styles.head} ${hues[side]}`}
            style={{ left: frame.columns[side].centre }}
            data-endpoint={side}
            data-state={state}
          >
            <span className={styles.name} title={tells === 'ends' ? names[side] : undefined}>
              {tells === 'ends' ? [...names[side]][0] : names[side]}
            </span>
            <span className={styles.address}>{timeline.addresses[side]}</span>
            <span className={styles.state}>{state}</span>
          </div>
        )
      })}
      {tells !== 'ends' && frame.times === null && frame.width >= LEAST_FOR_CLOCK && (
        <Clock time={time} centre={(client.centre + server.centre) / 2} />
      )}
    </div>
  )
}

function Clock({ time, centre }: { readonly time: MotionValue<string>; readonly centre: number }) {
  const ref = useMovingText<HTMLSpanElement>(time)
  return (
    <span ref={ref} className={styles.clock} style={{ left: centre }}>
      {time.get()}
    </span>
  )
}
