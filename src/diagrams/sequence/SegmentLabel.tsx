import type { LineText } from './scene'
import styles from './sequence.module.css'

const SPACE = '0.6em'

/** Numbers of a segment; a window that is told matters. */
export const Numbers = ({ numbers }: { readonly numbers: string }) =>
  numbers.split(/(win \d+)/).map((part, nth) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text change with it
    <tspan key={nth} className={nth % 2 ? styles.flags : undefined}>
      {part}
    </tspan>
  ))

/** Flags, numbers and word of a segment, set along its line. */
export function SegmentLabel({ text }: { readonly text: LineText }) {
  const { anchor, angle, dy, flags, numbers, word, tight, outside } = text
  return (
    <g transform={`translate(${anchor.x} ${anchor.y}) rotate(${angle})`}>
      <text
        className={outside ? `${styles.label} ${styles.outside}` : styles.label}
        data-tight={tight || undefined}
        y={dy}
        textAnchor="middle"
      >
        {flags && <tspan className={styles.flags}>{flags}</tspan>}
        {numbers && (
          <tspan className={styles.numbers} dx={flags ? SPACE : 0}>
            <Numbers numbers={numbers} />
          </tspan>
        )}
        {word && (
          <tspan className={styles.word} dx={flags || numbers ? SPACE : 0}>
            {word}
          </tspan>
        )}
      </text>
    </g>
  )
}
