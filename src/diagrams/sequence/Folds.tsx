import { lifelineBreak } from './glyphs'
import { SIDES } from './ribbons'
import type { FoldMark, LevelText, Scene } from './scene'
import styles from './sequence.module.css'

/** The line on which the length stands, as far as it does not run through it. */
const dotted = ({ x, y, box }: LevelText, from: number, to: number) =>
  `M${from} ${y}H${x - box.width / 2}M${x + box.width / 2} ${y}H${to}`

/** Folded time: both lifelines break, and between them stands how long nothing happened. */
export function Folds({ folds, scene }: { readonly folds: readonly FoldMark[]; readonly scene: Scene }) {
  const { client, server } = scene.frame.columns
  return folds.map(({ at, y, length }) => (
    <g key={at} className={styles.fold}>
      {length && (
        <>
          <path className={styles.gap} d={dotted(length, client.port + 8, server.port - 8)} />
          <text x={length.x} y={length.y} dy="0.36em" textAnchor="middle">
            {length.text}
          </text>
        </>
      )}
      {SIDES.map((side) => {
        const { outline, edges } = lifelineBreak(scene.frame.columns[side].centre, y)
        return (
          <g key={side}>
            <path className={styles.cut} d={outline} />
            <path className={styles.zigzag} d={edges} />
          </g>
        )
      })}
    </g>
  ))
}
