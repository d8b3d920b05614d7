import type { ReactNode } from 'react'
import { layoutSequence, scaleFor } from '../../diagrams/sequence/layout'
import type { Scene } from '../../diagrams/sequence/scene'
import { FULL_FIGURE } from '../../diagrams/states/full'
import styles from '../../diagrams/states/states.module.css'
import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import type { Timeline } from '../../timeline/timeline'
import type { Picture } from './document'
import { HEADS, Names } from './Heads'
import { MARGIN, Sheet, settingOf } from './Sheet'

/** Widths in pixels of the ladder and of the state diagram beside it. */
const LADDER = 744
const STATES = 452
const WIDTH = LADDER + STATES + MARGIN
const SCALE = STATES / FULL_FIGURE.width
/** The state diagram begins beside the names of the endpoints, the ladder below them. */
const STATES_FOOT = SCALE * FULL_FIGURE.height - HEADS.stated

/** The ladder of a run for the left of a board; as high as the state diagram if it fits there. */
export function boardScene(timeline: Timeline, schedule: Schedule, t: Messages): Scene {
  const pxPerSecond = scaleFor(schedule.duration, LADDER, STATES_FOOT)
  return layoutSequence(timeline, schedule, { width: LADDER, t, pxPerSecond })
}

interface Board {
  readonly timeline: Timeline
  readonly scene: Scene
  readonly title: string
  readonly lead?: string
  readonly caption?: string
  readonly badges: ReactNode
  readonly ladder: ReactNode
  readonly figure: ReactNode
}

/** A ladder on the left, the state diagram on the right, the words above and below. */
export function boardOf(board: Board): Pick<Picture, 'width' | 'height' | 'content'> {
  const { timeline, title, lead, caption, badges, ladder, figure } = board
  const scene = { ...board.scene, height: Math.max(STATES_FOOT, board.scene.height) }
  const setting = settingOf(WIDTH, title, caption)
  const top = setting.top + HEADS.stated
  const height = Math.ceil(top + scene.height + (setting.bottom || MARGIN))
  const content = (
    <Sheet width={WIDTH} height={height} setting={setting} {...(lead && { lead })}>
      <g transform={`translate(0 ${setting.top})`}>
        <Names timeline={timeline} frame={scene.frame} />
        {badges}
      </g>
      <g transform={`translate(0 ${top})`}>{ladder}</g>
      <g
        className={styles.figure}
        data-figure={FULL_FIGURE.name}
        transform={`translate(${LADDER} ${setting.top}) scale(${SCALE})`}
      >
        {figure}
      </g>
    </Sheet>
  )
  return { width: WIDTH, height, content }
}
