import type { MotionValue } from 'framer-motion'
import { useDerived, useMoving, useMovingText } from '../../playback/moving'
import type { Scene } from './scene'
import styles from './sequence.module.css'

interface PlayheadProps {
  readonly scene: Scene
  /** Where the playhead stands. */
  readonly present: MotionValue<number>
  readonly time: MotionValue<string>
}

const TAG = { width: 60, height: 20 }

/** The present: a thin line across both lifelines, with the simulated time where there is room for it. */
export function Playhead({ scene, present, time }: PlayheadProps) {
  const { times, columns } = scene.frame
  const from = times === null ? columns.client.calls : times + 6
  const transform = useDerived(present, (y) => `translate(0 ${y})`)
  const ref = useMoving<SVGGElement>({ transform })
  const tag = useMovingText<SVGTextElement>(time)
  return (
    <g ref={ref} className={styles.playhead} data-playhead="" transform={transform.get()}>
      <line x1={from} x2={columns.server.calls} />
      {times !== null && (
        <>
          <rect x={from - TAG.width} y={-TAG.height / 2} width={TAG.width} height={TAG.height} rx={4} />
          <text ref={tag} x={from - TAG.width / 2} y={4} textAnchor="middle">
            {time.get()}
          </text>
        </>
      )}
    </g>
  )
}
