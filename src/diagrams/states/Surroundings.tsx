import { useMessages } from '../../messages/context'
import { RESET_ORIGIN } from './labels'
import type { Layout } from './layout'
import styles from './states.module.css'

/** The named parts of the figure. */
export function Surroundings({ layout }: { readonly layout: Layout }) {
  const t = useMessages()
  const names = {
    opening: t.states_opening(),
    active_close: t.states_active_close(),
    passive_close: t.states_passive_close(),
  }
  return (
    <g aria-hidden>
      {layout.groups.map(({ name, x, y, width, height, label }) => (
        <g key={name} className={styles.group}>
          <rect x={x} y={y} width={width} height={height} rx={layout.name === 'full' ? 10 : 6} />
          {label && (
            <text x={label.x} y={label.y} textAnchor={label.anchor}>
              {names[name]}
            </text>
          )}
        </g>
      ))}
    </g>
  )
}

/** Stands for every state: a reset leads from it to CLOSED. */
export function AnyState({ layout }: { readonly layout: Layout }) {
  const t = useMessages()
  const { x, width, height } = RESET_ORIGIN
  const { y } = layout.nodes.CLOSED
  return (
    <g className={styles.any} aria-hidden>
      <rect x={x + 1} y={y - height / 2} width={width - 1} height={height} rx={height / 2} />
      <text x={x + width / 2} y={y} dy="0.36em" textAnchor="middle">
        {t.states_any_state()}
      </text>
    </g>
  )
}
