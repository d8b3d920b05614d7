import { useRef } from 'react'
import { useSize } from '../../diagrams/useSize'
import { MessagesProvider } from '../../messages/context'
import type { Messages } from '../../messages/messages'
import type { Options } from '../../playback/options'
import type { Timeline } from '../../timeline/timeline'
import { Player } from '../player/Player'
import styles from './Preview.module.css'

/** A player as a page of common width would show it, in pixels. */
const WIDTH = 960
const HEIGHT = 600

interface Props {
  readonly timeline: Timeline
  readonly options: Options
  /** Pixels; absent: as high as it wants to be. */
  readonly height?: number | undefined
  readonly t: Messages
}

/** The player as it will be in someone's page, drawn smaller. It can be played here. */
export function PlayerPreview({ timeline, options, height = HEIGHT, t }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const size = useSize(frame)
  const scale = size ? Math.min(size.width / WIDTH, size.height / height) : 0
  const { step, from, to, controls, panels, theme } = options
  return (
    <div ref={frame} className={styles.frame}>
      <div className={styles.shrunk} style={{ width: WIDTH * scale, height: height * scale }}>
        <div
          className={styles.page}
          data-theme={theme}
          lang={t.language}
          style={{ width: WIDTH, height, transform: `scale(${scale})` }}
        >
          <MessagesProvider value={t}>
            <Player
              document={[step, from, to].join()}
              timeline={timeline}
              step={step}
              from={from}
              to={to}
              controls={controls}
              panels={panels}
            />
          </MessagesProvider>
        </div>
      </div>
    </div>
  )
}
