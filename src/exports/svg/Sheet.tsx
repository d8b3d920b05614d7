import type { ReactNode } from 'react'
import type { Font } from '../../diagrams/sequence/type'
import styles from './svg.module.css'
import { wrap } from './wrap'

/** Pixels around everything. */
export const MARGIN = 24

const TITLE = { font: { face: 'sans', size: 18 } satisfies Font, leading: 24, top: 22 } as const
const CAPTION = {
  font: { face: 'sans', size: 15 } satisfies Font,
  leading: 22,
  above: 30,
  below: 26,
} as const

/** The words over and under a picture, set in lines. */
export interface Setting {
  readonly title: readonly string[]
  readonly caption: readonly string[]
  /** Where the picture begins, and how much stands under it. */
  readonly top: number
  readonly bottom: number
}

/** Sets title and caption for a sheet of this width. */
export function settingOf(width: number, title: string, caption = ''): Setting {
  const room = width - 2 * MARGIN
  const lines = wrap(title, TITLE.font, room)
  const under = wrap(caption, CAPTION.font, room)
  return {
    title: lines,
    caption: under,
    top: TITLE.top + lines.length * TITLE.leading + 4,
    bottom: under.length > 0 ? CAPTION.above + (under.length - 1) * CAPTION.leading + CAPTION.below : 0,
  }
}

interface SheetProps {
  readonly width: number
  readonly height: number
  readonly setting: Setting
  /** The beginning of the caption that stands out from the rest. */
  readonly lead?: string
  readonly children: ReactNode
}

/** Paper, title and caption. */
export function Sheet({ width, height, setting, lead = '', children }: SheetProps) {
  const foot = height - setting.bottom
  return (
    <>
      <rect className={styles.paper} width={width} height={height} rx={8} />
      {setting.title.map((line, nth) => (
        <text key={line} className={styles.title} x={MARGIN} y={TITLE.top + 16 + nth * TITLE.leading}>
          {line}
        </text>
      ))}
      {children}
      {setting.caption.length > 0 && (
        <line className={styles.rule} x1={MARGIN} x2={width - MARGIN} y1={foot + 0.5} y2={foot + 0.5} />
      )}
      {setting.caption.map((line, nth) => {
        const stressed = nth === 0 && line.startsWith(lead) ? lead : ''
        return (
          <text
            key={line}
            className={styles.caption}
            x={MARGIN}
            y={foot + CAPTION.above + nth * CAPTION.leading}
          >
            {stressed && <tspan className={styles.step}>{stressed}</tspan>}
            {line.slice(stressed.length)}
          </text>
        )
      })}
    </>
  )
}
