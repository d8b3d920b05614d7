import { useMotionValueEvent } from 'framer-motion'
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
  const done = useRef<HTMLDivElement>(null)
  const { clock, pace, timeline, step, steps, first, last, start, end } = player
  const fractionOf = (playing: number) => (end > start ? (playing - start) / (end - start) : 0)

  // What here follows the clock frame by frame: React need not know.
  useMotionValueEvent(clock, 'change', (playing) => {
    if (slider.current) slider.current.value = String(playing)
    if (done.current) done.current.style.transform = `scaleX(${fractionOf(playing)})`
  })

  const what = whatHappens(timeline, step, t)
  return (
    <div className={styles.progress}>
      <p className={styles.label} style={at(fractionOf(pace.timeOf(step)))}>
        <b>{t.step_count({ step, steps })}</b> · {what}
      </p>
      <div className={styles.track}>
        <div className={styles.rail}>
          <div
            ref={done}
            className={styles.done}
            style={{ transform: `scaleX(${fractionOf(clock.get())})` }}
          />
        </div>
        <input
          ref={slider}
          className={styles.slider}
          type="range"
          min={start}
          max={end}
          step="any"
          defaultValue={clock.get()}
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
