import { type ReactNode, use, useRef } from 'react'
import { AskingContext } from '../../diagrams/asking'
import { useMessages } from '../../messages/context'
import type { Timeline } from '../../timeline/timeline'
import { endingOf } from './ending'
import styles from './Narration.module.css'
import { Prose } from './Prose'
import { useCut } from './useCut'
import { useNarration } from './useNarration'

interface NarrationProps {
  readonly timeline: Timeline
  readonly step: number
  /** While a run plays, what can be read along is told of it; all, once it stands. */
  readonly playing?: boolean
  /** The longest text of this run. */
  readonly longest?: string | undefined
  /** Stands before the reference; undefined where a run has none at any step, null where it has none here. */
  readonly remark?: ReactNode
}

/** The current moment told in a sentence or two. */
export function Narration({ timeline, step, playing, longest, remark }: NarrationProps) {
  const t = useMessages()
  const { question, text, note, rfc, href } = useNarration(timeline, step, playing)
  const ending = playing ? undefined : endingOf(timeline, step, t)
  const words = useRef<HTMLParagraphElement>(null)
  const asking = use(AskingContext)
  const reference = useRef<HTMLSpanElement>(null)
  const isCut = useCut(words, reference)
  return (
    <section className={styles.narration} aria-label={t.narration()}>
      {/* The longest text of this run, unseen, holds the room: nothing jumps from step to step. */}
      <p
        ref={words}
        className={styles.words}
        data-longest={longest ?? ''}
        data-folded={isCut || undefined}
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
      <span ref={reference} className={styles.reference}>
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
          <span>{rfc}</span>
        )}
      </span>
    </section>
  )
}
