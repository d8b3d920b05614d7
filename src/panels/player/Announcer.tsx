import { useMessages } from '../../messages/context'
import type { Player } from '../../playback/player'
import { useTelling } from '../narration/useTelling'
import { whatHappens } from '../narration/what'
import styles from './Announcer.module.css'

/** Says each step to a screen reader while one steps, and in play while it holds for that. */
export function Announcer({ player }: { player: Player }) {
  const t = useMessages()
  const telling = useTelling()
  const { timeline, step, steps, status, holding } = player
  const silent = (status === 'playing' && !holding) || status === 'stepping'
  const spoken = t.step_spoken({ step, steps, what: whatHappens(timeline, step, t) })
  const text = () => (holding ? telling?.inPlay(timeline, step) : telling?.narrate(timeline, step).text) ?? ''
  return (
    <p className={styles.announcer} role="status" aria-live="polite">
      {!silent && t.step_told({ step: spoken, text: text() })}
    </p>
  )
}
