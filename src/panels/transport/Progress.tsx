import { useMotionValueEvent, useTransform } from 'framer-motion'
import * as m from 'framer-motion/m'
import { useRef } from 'react'
import { useMessages } from '../../messages/context'
import type { Player } from '../../playback/player'
import { whatHappens } from '../narration/what'
import { at } from './at'
import { Dots } from './Dots'
import { Phases } from './Phases'
import styles from './Progress.module.css'

/** With more steps than this, dots would touch: a plain line is left. */
const MOST_DOTS = 60

/** The line of steps with the slider on it; time runs along it as it is played. */
export function Progress({ player, plain }: { player: Player; plain: boolean }) {
  const t = useMessages()
  const slider = useRef<HTMLInputElement>(null)
  const { playhead, schedule, timeline, step, steps, first, last, start, end } = player
  const fractionOf = (playing: number) => (end > start ? (playing - start) / (end - start) : 0)
  const done = useTransform(playhead, fractionOf)

  // The one thing here that follows the playhead frame by frame: React need not know.
  useMotionValueEvent(playhead, 'change', (playing) => {
    if (slider.current) slider.current.value = String(playing)
  })

  const what = whatHappens(timeline, step, t)
  return (
    <div className={styles.progress}>
      <p className={styles.label} style={at(fractionOf(schedule.moments[step] ?? start))}>
        <b>{t.step_count({ step, steps })}</b> · {what}
      </p>
      <div className={styles.track}>
        <div className={styles.rail}>
          <m.div className={styles.done} style={{ scaleX: done }} />
        </div>
        <input
          ref={slider}
          className={styles.slider}
          type="range"
          min={start}
          max={end}
          step="any"
          defaultValue={playhead.get()}
          aria-label={t.timeline()}
          aria-valuetext={t.step_spoken({ step, steps, what })}
          onInput={(event) => player.seek(Number(event.currentTarget.value))}
          onPointerDown={player.hold}
          onPointerUp={player.release}
          onPointerCancel={player.release}
        />
        {last - first <= MOST_DOTS && <Dots player={player} fractionOf={fractionOf} />}
      </div>
      {!plain && timeline.phases.length > 0 && <Phases player={player} fractionOf={fractionOf} />}
    </div>
  )
}
