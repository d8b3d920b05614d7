import { useLayoutEffect, useRef } from 'react'
import type { State } from '../../tcp/tcb/state'
import type { Side, Walk } from '../../timeline/timeline'
import type { Point } from './geometry'
import type { Layout } from './layout'
import styles from './states.module.css'
import { corner, runOf, wayOf } from './way'

const LETTER: Readonly<Record<Side, string>> = { client: 'C', server: 'S' }

interface TokenProps {
  readonly side: Side
  readonly at: Point
  readonly radius: number
}

/** An endpoint's token where it rests. */
export function Token({ side, at, radius }: TokenProps) {
  return (
    <g className={styles.token} data-side={side} transform={`translate(${at.x} ${at.y})`}>
      <circle r={radius} />
      <text textAnchor="middle" dy="0.36em" fontSize={radius * 1.3}>
        {LETTER[side]}
      </text>
    </g>
  )
}

interface RunningTokenProps {
  readonly layout: Layout
  readonly side: Side
  readonly state: State
  readonly step: number
  /** What is walked at this step. */
  readonly walks: readonly Walk[]
  /** False: it is where it belongs at once. */
  readonly motion: boolean
}

/**
 * A token that runs after its endpoint: it sets out when the state has changed, never before. What happens to the other
 * end meanwhile does not stop it.
 */
export function RunningToken({ layout, side, state, step, walks, motion }: RunningTokenProps) {
  const run = useRef<SVGGElement>(null)
  const shown = useRef(step)
  const running = useRef<Animation>(undefined)
  useLayoutEffect(() => {
    const moved = step - shown.current
    shown.current = step
    const way = wayOf(layout, walks, side)
    if (moved === 1 && !way) return
    running.current?.cancel()
    if (moved !== 1 || !motion || !way) return
    const end = corner(layout, layout.nodes[state], side)
    const keyframes = way.points.map(({ x, y }, index) => ({
      transform: `translate(${x - end.x}px, ${y - end.y}px)`,
      offset: (way.distances[index] as number) / way.length,
    }))
    running.current = run.current?.animate(keyframes, { duration: 1000 * runOf(way), easing: 'ease-in-out' })
  }, [layout, side, state, step, walks, motion])
  return (
    <g ref={run}>
      <Token side={side} at={corner(layout, layout.nodes[state], side)} radius={layout.token.radius} />
    </g>
  )
}
