import type { Column, Frame } from '../../diagrams/sequence/frame'
import { textWidth } from '../../diagrams/sequence/type'
import { useMessages } from '../../messages/context'
import type { State } from '../../tcp/tcb/state'
import { SIDES } from '../../timeline/read'
import type { Timeline } from '../../timeline/timeline'
import styles from './svg.module.css'

/** Height in pixels of the heads, without and with the states. */
export const HEADS = { plain: 40, stated: 64 }

interface HeadsProps {
  readonly timeline: Timeline
  readonly frame: Frame
}

/** Who stands at the two lifelines. */
export function Names({ timeline, frame }: HeadsProps) {
  const t = useMessages()
  const names = { client: t.side_client(), server: t.side_server() }
  return SIDES.map((side) => (
    <text key={side} className={styles[side]} x={frame.columns[side].centre} y={23} textAnchor="middle">
      <tspan className={styles.name}>{names[side]}</tspan>
      {frame.form !== 'sheet' && (
        <tspan className={styles.address} dx={8}>
          {timeline.addresses[side]}
        </tspan>
      )}
    </text>
  ))
}

const BADGE = { height: 22, padding: 9, size: 12 }

/** The state that an endpoint is in, below its name. */
export function Badge({
  column: { side, centre },
  state,
}: {
  readonly column: Column
  readonly state: State
}) {
  const width = Math.ceil(textWidth(state, { face: 'sans', size: BADGE.size })) + 2 * BADGE.padding
  return (
    <g
      className={`${styles.badge} ${styles[side]}`}
      data-endpoint={side}
      data-state={state}
      data-closed={state === 'CLOSED' || undefined}
    >
      <rect x={centre - width / 2} y={33} width={width} height={BADGE.height} rx={4} />
      <text x={centre} y={33 + BADGE.height / 2} dy="0.36em" textAnchor="middle">
        {state}
      </text>
    </g>
  )
}
