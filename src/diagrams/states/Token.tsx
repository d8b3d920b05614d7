import { type MotionValue, useTransform } from 'framer-motion'
import { useMoving } from '../../playback/moving'
import type { Side } from '../../timeline/timeline'
import type { Point } from './geometry'
import { type Journey, tokenAt } from './journey'
import styles from './states.module.css'

const LETTER: Readonly<Record<Side, string>> = { client: 'C', server: 'S' }

function Disc({ side, radius }: { readonly side: Side; readonly radius: number }) {
  return (
    <>
      <circle r={radius} />
      <text textAnchor="middle" dy="0.36em" fontSize={radius * 1.3}>
        {LETTER[side]}
      </text>
    </>
  )
}

interface MovingTokenProps {
  readonly journey: Journey
  readonly playhead: MotionValue<number>
  readonly radius: number
}

/** An endpoint's token, which travels as the playhead says. */
export function MovingToken({ journey, playhead, radius }: MovingTokenProps) {
  const transform = useTransform(playhead, (playing) => {
    const { x, y } = tokenAt(journey, playing)
    return `translate(${x} ${y})`
  })
  const ref = useMoving<SVGGElement>({ transform })
  return (
    <g ref={ref} className={styles.token} data-side={journey.side} transform={transform.get()}>
      <Disc side={journey.side} radius={radius} />
    </g>
  )
}

interface RestingTokenProps {
  readonly side: Side
  readonly at: Point
  readonly radius: number
}

/** An endpoint's token where nothing moves. */
export function RestingToken({ side, at, radius }: RestingTokenProps) {
  return (
    <g className={styles.token} data-side={side} transform={`translate(${at.x} ${at.y})`}>
      <Disc side={side} radius={radius} />
    </g>
  )
}
