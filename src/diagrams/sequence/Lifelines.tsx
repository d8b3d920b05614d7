import type { MotionValue } from 'framer-motion'
import { memo } from 'react'
import { useDerived, useMoving } from '../../playback/moving'
import { SIDES } from '../../timeline/read'
import { type Ribbon, type Scene, yOf } from './scene'
import styles from './sequence.module.css'

/** What is to come: a dotted line under the ribbons. */
export const Future = memo(({ scene }: { readonly scene: Scene }) =>
  SIDES.map((side) => {
    const { centre } = scene.frame.columns[side]
    const ends = { y1: scene.frame.top, y2: scene.height - scene.frame.bottom / 2 }
    return <line key={side} className={styles.future} x1={centre} x2={centre} {...ends} />
  }),
)

interface PresentProps {
  readonly ribbon: Ribbon
  readonly scene: Scene
  readonly playhead: MotionValue<number>
}

/** The state that an endpoint is in: its ribbon grows with the playhead. */
function Present({ ribbon, scene, playhead }: PresentProps) {
  const { x, width } = ribbon
  const d = useDerived(playhead, (playing) => {
    const bottom = Math.min(ribbon.y + ribbon.height, Math.max(ribbon.y, yOf(scene, playing)))
    return `M${x} ${ribbon.y}h${width}V${bottom}h${-width}Z`
  })
  const ref = useMoving<SVGPathElement>({ d })
  return <path ref={ref} className={`${styles.ribbon} ${styles.present}`} d={d.get()} />
}

interface RibbonsProps {
  readonly scene: Scene
  readonly ribbons: readonly Ribbon[]
  readonly instant: number
  readonly playhead: MotionValue<number>
}

/** The two lifelines, each a ribbon of the states that its endpoint has been in; beside them what waits to be read. */
export function Ribbons({ scene, ribbons, instant, playhead }: RibbonsProps) {
  return ribbons.map((ribbon) => {
    const { kind, side, state, title, at, until, x, y, width, height } = ribbon
    return (
      <g
        key={`${kind} ${side} ${at}`}
        className={styles[side]}
        data-bar={kind}
        data-closed={state === 'CLOSED' || undefined}
      >
        <title>{title}</title>
        {until <= instant ? (
          <rect className={styles.ribbon} x={x} y={y} width={width} height={height} />
        ) : (
          <Present ribbon={ribbon} scene={scene} playhead={playhead} />
        )}
        <line className={styles.tick} x1={x} x2={x + width} y1={y} y2={y} />
      </g>
    )
  })
}
