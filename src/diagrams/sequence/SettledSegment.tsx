import { memo } from 'react'
import { arrowHead, cross, pathOf } from './glyphs'
import { SegmentLabel } from './SegmentLabel'
import type { SegmentLine } from './scene'
import { CROSS } from './segments'
import styles from './sequence.module.css'

/** A segment that has arrived, or that the link has lost. */
export const SettledSegment = memo(({ line }: { readonly line: SegmentLine }) => {
  const { id, side, kind, alarm, title, lost, strokes, texts, loss } = line
  const last = strokes.at(-1)
  return (
    <g
      className={`${styles.segment} ${styles[side]}`}
      data-segment={id}
      data-fate={lost ? 'lost' : 'delivered'}
      data-kind={kind}
      data-alarm={alarm || undefined}
    >
      <title>{title}</title>
      <path className={styles.touch} d={pathOf(strokes)} />
      <path className={styles.line} d={pathOf(strokes)} />
      {kind === 'forged' && strokes[0] && (
        <circle className={styles.origin} cx={strokes[0].from.x} cy={strokes[0].from.y} r={3} />
      )}
      {!lost && last && <path className={styles.arrow} d={arrowHead(last)} />}
      {texts.map((text) => (
        <SegmentLabel key={`${text.anchor.y} ${text.dy}`} text={text} />
      ))}
      {loss && (
        <>
          <path className={styles.cross} d={cross(loss.point, CROSS)} />
          {loss.word && (
            <text className={styles.loss} x={loss.word.x} y={loss.word.y} dy="0.36em" textAnchor="middle">
              {loss.word.text}
            </text>
          )}
        </>
      )}
    </g>
  )
})
