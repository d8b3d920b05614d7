import { SIDES } from '../../timeline/read'
import { lifelineBreak } from './glyphs'
import type { FoldMark, Scene } from './scene'
import styles from './sequence.module.css'

/** Folded time: both lifelines break, and between them stands how long nothing happened. */
export function Folds({ folds, scene }: { readonly folds: readonly FoldMark[]; readonly scene: Scene }) {
  return folds.map(({ at, y, length, dots }) => (
    <g key={at} className={styles.fold}>
      {length && (
        <>
          <path className={styles.gap} d={dots.map(([from, to]) => `M${from} ${length.y}H${to}`).join('')} />
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
