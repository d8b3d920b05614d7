import { Play } from 'lucide-react'
import { useRef } from 'react'
import { headOf } from '../../diagrams/sequence/frame'
import { useSize } from '../../diagrams/useSize'
import { useMessages } from '../../messages/context'
import { spoken } from '../../messages/spoken'
import type { Player } from '../../playback/player'
import { Ghost } from './Ghost'
import styles from './Poster.module.css'

export interface PosterProps {
  readonly player: Player
  /** Plays the run from its point, or from its very beginning. */
  onPlay(fromTheBeginning: boolean): void
}

/** The first thing to be seen of a run: what it is about to show, the question it answers, and one thing to press. */
export function Poster({ player, onPlay }: PosterProps) {
  const t = useMessages()
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const { timeline, schedule } = player
  const [question] = timeline.questions ?? []
  return (
    <div ref={box} className={styles.poster} data-opening>
      <div className={styles.stage} style={{ insetBlockStart: size ? headOf(size) : 0 }}>
        <Ghost timeline={timeline} schedule={schedule} />
        <div className={styles.words}>
          <p className={styles.question}>{spoken(t, question ?? timeline.title)}</p>
          <div className={styles.buttons}>
            <button type="button" className={styles.play} onClick={() => onPlay(false)}>
              <Play aria-hidden="true" />
              {t.play()}
            </button>
            {timeline.point !== undefined && timeline.point > 1 ? (
              <button type="button" className={styles.beginning} onClick={() => onPlay(true)}>
                {t.from_the_beginning()}
              </button>
            ) : (
              <span className={styles.hint}>{t.or_step_with({ key: '→' })}</span>
            )}
          </div>
        </div>
      </div>
    </div>
  )
}
