import { useMessages } from '../../messages/context'
import type { Player } from '../../playback/player'
import { narrate } from '../narration/narrate'
import { whatHappens } from '../narration/what'
import styles from './Announcer.module.css'

/** Says each step to a screen reader while one steps; in play it would never finish a sentence. */
export function Announcer({ player }: { player: Player }) {
  const t = useMessages()
  const { timeline, step, steps, status } = player
  const silent = status === 'playing' || status === 'stepping'
  const spoken = t.step_spoken({ step, steps, what: whatHappens(timeline, step, t) })
  return (
    <p className={styles.announcer} role="status" aria-live="polite">
      {!silent && t.step_told({ step: spoken, text: narrate(timeline, step, t).text })}
    </p>
  )
}
