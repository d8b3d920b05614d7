import { useMessages } from '../../messages/context'
import { endingOf } from '../narration/ending'
import { Prose } from '../narration/Prose'
import { useNarration } from '../narration/useNarration'
import styles from './Answer.module.css'
import type { AnswerProps } from './props'
import { Section } from './Section'

/** All that is told of the moment, where there is no room for it. */
export function MomentAnswer({ player: { timeline, step } }: AnswerProps) {
  const t = useMessages()
  const { question, text, note, rfc } = useNarration(timeline, step)
  const ending = endingOf(timeline, step, t)
  return (
    <>
      {question && (
        <p className={styles.name}>
          <Prose text={question} />
        </p>
      )}
      <p>
        <Prose text={text} />
      </p>
      {note && (
        <p>
          <Prose text={note} />
        </p>
      )}
      {ending && (
        <p className={styles.name}>
          <Prose text={ending} />
        </p>
      )}
      {rfc && <Section citation={rfc} />}
    </>
  )
}
