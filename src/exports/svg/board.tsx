import type { CSSProperties, ReactNode } from 'react'
import { layoutSequence, scaleFor } from '../../diagrams/sequence/layout'
import type { Scene } from '../../diagrams/sequence/scene'
import styles from '../../diagrams/states/states.module.css'
import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import type { Timeline } from '../../timeline/timeline'
import type { Picture } from './document'
import { HEADS, Names } from './Heads'
import { footOf, type Plan } from './plan'
import { MARGIN, Sheet, settingOf } from './Sheet'

/** The ladder of a run for a board; as high as the state diagram beside it if it fits there. */
export function boardScene(timeline: Timeline, schedule: Schedule, t: Messages, plan: Plan): Scene {
  const { ladder } = plan
  const pxPerSecond =
    ladder.form === undefined ? scaleFor(schedule.duration, ladder.width, footOf(plan)) : undefined
  return layoutSequence(timeline, schedule, { ...ladder, t, ...(pxPerSecond && { pxPerSecond }) })
}

/** Words that change in the course of a picture: how high they are at most, and they themselves for a width. */
export interface Captions {
  readonly height: number
  readonly element: ReactNode
}

interface Board {
  readonly timeline: Timeline
  readonly scene: Scene
  readonly plan: Plan
  readonly title: string
  readonly lead?: string
  readonly caption?: string
  /** Set for a width in pixels. */
  readonly captions?: (width: number) => Captions
  readonly badges: ReactNode
  readonly ladder: ReactNode
  readonly figure: ReactNode
}

/** Between a figure and the words under it. */
const GAP = 16

/** A ladder with the state diagram beside it or above it, the words above and below. */
export function boardOf(board: Board): Pick<Picture, 'width' | 'height' | 'content'> {
  const { timeline, plan, title, lead, caption, badges, ladder, figure } = board
  const { width, columns } = plan
  const { layout, scale, x, height: figureHeight } = plan.figure
  const setting = settingOf(width, title, caption)
  const beside = columns === 2
  const isWide = beside && layout.name === 'full'
  const captions = board.captions?.(
    (beside ? (isWide ? width : width - x) : width) - 2 * (isWide ? MARGIN : GAP),
  )
  const told = captions ? captions.height + GAP : 0
  // Under the figure; where the figure carries its words, under both.
  const top = setting.top + (beside ? 0 : figureHeight + told)
  const foot = beside ? footOf(plan) + (isWide ? 0 : told) : 0
  const scene = { ...board.scene, height: Math.max(foot, board.scene.height) }
  const ladderTop = top + HEADS.stated
  const under = setting.bottom || MARGIN
  const height = Math.ceil(ladderTop + scene.height + (isWide ? told : 0) + under)
  const place = isWide
    ? { x: MARGIN, y: ladderTop + scene.height + GAP }
    : { x: beside ? x + GAP : GAP, y: setting.top + figureHeight + GAP / 2 }
  const content = (
    <Sheet width={width} height={height} setting={setting} {...(lead && { lead })}>
      <g transform={`translate(0 ${top})`}>
        <Names timeline={timeline} frame={scene.frame} />
        {badges}
      </g>
      <g transform={`translate(0 ${ladderTop})`}>{ladder}</g>
      <g
        className={styles.figure}
        data-figure={layout.name}
        {...(layout.type && { style: { '--name': `${layout.type.size}px` } as CSSProperties })}
        transform={`translate(${x} ${setting.top})${isWide ? ` scale(${scale})` : ''}`}
      >
        {figure}
      </g>
      {captions && <g transform={`translate(${place.x} ${place.y})`}>{captions.element}</g>}
    </Sheet>
  )
  return { width, height, content }
}
