import type { SVGProps } from 'react'
import { useMessages } from '../../messages/context'
import type { State } from '../../tcp/tcb/state'
import type { Side } from '../../timeline/timeline'
import type { Point } from './geometry'
import type { Grid } from './grid'
import styles from './states.module.css'

interface NodeProps extends Omit<SVGProps<SVGGElement>, 'ref'> {
  readonly state: State
  readonly centre: Point
  readonly grid: Grid
  readonly occupants: readonly Side[]
}

/** A state: white while nobody is in it, else in the hue of who is, split between two. */
export function Node({ state, centre, grid, occupants, ...interaction }: NodeProps) {
  const t = useMessages()
  const { width, height, target } = grid.node
  const box = { x: centre.x - width / 2, y: centre.y - height / 2, width, height, rx: 6 }
  const active = occupants.join(' ') || undefined
  const name = {
    '': () => t.states_nobody_here({ state }),
    client: () => t.states_client_here({ state }),
    server: () => t.states_server_here({ state }),
    'client server': () => t.states_both_here({ state }),
  }[active ?? '']

  return (
    <g className={styles.node} data-state={state} data-active={active} aria-label={name?.()} {...interaction}>
      <rect
        x={box.x}
        y={centre.y - target / 2}
        width={width}
        height={target}
        fill="none"
        pointerEvents="all"
      />
      <rect
        className={styles.ring}
        {...box}
        x={box.x - 3}
        y={box.y - 3}
        width={width + 6}
        height={height + 6}
        rx={9}
      />
      <rect className={styles.box} {...box} />
      {occupants.length === 2 && <path className={styles.half} d={rightHalf(box)} />}
      <text className={styles.name} x={centre.x} y={centre.y} dy="0.36em" textAnchor="middle" aria-hidden>
        {state}
      </text>
    </g>
  )
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly rx: number
}

const rightHalf = ({ x, y, width, height, rx }: Box) =>
  `M${x + width / 2} ${y}h${width / 2 - rx}a${rx} ${rx} 0 0 1 ${rx} ${rx}v${height - 2 * rx}` +
  `a${rx} ${rx} 0 0 1 ${-rx} ${rx}h${rx - width / 2}z`
