import { type ReactNode, use, useMemo, useRef } from 'react'
import { AskingContext } from '../../diagrams/asking'
import { useMessages } from '../../messages/context'
import type { Messages } from '../../messages/messages'
import type { Timeline } from '../../timeline/timeline'
import { endingOf } from './ending'
import { longestText } from './longest'
import styles from './Narration.module.css'
import { narrate, type Narration as Told, wholeText } from './narrate'
import { Prose } from './Prose'
import { toldInPlay } from './reading'
import { useCut } from './useCut'

interface NarrationProps {
  readonly timeline: Timeline
  readonly step: number
  /** While a run plays, what can be read along is told of it; all, once it stands. */
  readonly playing?: boolean
  /** Stands before the reference; undefined where a run has none at any step, null where it has none here. */
  readonly remark?: ReactNode
}

/** Before anything has happened, play has nothing to tell. */
const inPlay = ({ text }: Told, step: number, t: Messages): Told => ({
  text: step > 0 ? toldInPlay(text, t) : '',
})

/** The longest text that stands here in this run: its last has the answer as well. */
function roomFor(timeline: Timeline, t: Messages): string {
  const last = timeline.moments.length - 1
  const end = wholeText(narrate(timeline, last, t), t) + (endingOf(timeline, last, t) ?? '')
  const longest = longestText(timeline, t)
  return end.length > longest.length ? end : longest
}

/** The current moment told in a sentence or two. */
export function Narration({ timeline, step, playing, remark }: NarrationProps) {
  const t = useMessages()
  const narration = useMemo(() => narrate(timeline, step, t), [timeline, step, t])
  const { rfc, href } = narration
  const { question, text, note } = playing ? inPlay(narration, step, t) : narration
  const ending = playing ? undefined : endingOf(timeline, step, t)
  const longest = useMemo(() => roomFor(timeline, t), [timeline, t])
  const words = useRef<HTMLParagraphElement>(null)
  const asking = use(AskingContext)
  const isCut = useCut(words)
  return (
    <section className={styles.narration} aria-label={t.narration()}>
      {/* The longest text of this run, unseen, holds the room: nothing jumps from step to step. */}
      <p
        ref={words}
        className={styles.words}
        data-longest={longest}
        data-remarked={remark !== undefined || undefined}
      >
        <span>
          {question && (
            <strong className={styles.question} data-question="">
              <Prose text={question} />
            </strong>
          )}
          {question && t.grammar.gap}
          <Prose text={text} />
          {note && t.grammar.gap}
          {note && (
            <span className={styles.note}>
              <Prose text={note} />
            </span>
          )}
          {ending && t.grammar.gap}
          {ending && (
            <strong className={styles.question}>
              <Prose text={ending} />
            </strong>
          )}
        </span>
      </p>
      <span className={styles.reference}>
        {isCut && asking && (
          <button
            type="button"
            className={styles.more}
            onClick={({ currentTarget }) => asking.ask({ kind: 'moment' }, currentTarget)}
          >
            {t.narration_more()}
          </button>
        )}
        {remark}
        {href ? (
          <a href={href} target="_blank" rel="noopener">
            {rfc}
          </a>
        ) : (
          rfc
        )}
      </span>
    </section>
  )
}
