import type { MouseEvent } from 'react'
import { type Scene, timeAt } from './scene'
import styles from './sequence.module.css'

/** Pixels beside a lifeline that still are its own; and above and below a mark, where the mark itself is meant. */
const [NEAR, REACH] = [6, 9]

interface AxisProps {
  readonly scene: Scene
  /** @param place a place on the axis of time */
  onSeek(place: number): void
}

/** Where time runs, beside the ladder and along its lifelines: a press goes to the time of its place, or to the moment that is marked there. */
export default function Axis({ scene, onSeek }: AxisProps) {
  const { frame, height } = scene
  const { client, server } = frame.columns
  const onClick = ({ clientY, currentTarget }: MouseEvent<SVGGElement>) => {
    const top = currentTarget.ownerSVGElement?.getBoundingClientRect().top ?? 0
    const y = clientY - top
    const mark = [...scene.times, ...scene.ribbons].find((mark) => Math.abs(mark.y - y) < REACH)
    onSeek(mark?.at ?? timeAt(scene, y))
  }
  return (
    <g className={styles.axis} aria-hidden onClick={onClick}>
      {frame.times !== null && <rect width={frame.times + 4} height={height} />}
      {[client, server].map(({ side, ribbon }) => (
        <rect key={side} x={ribbon.x - NEAR} width={ribbon.width + 2 * NEAR} height={height} />
      ))}
    </g>
  )
}
