import { useMemo } from 'react'
import { useMessages } from '../../messages/context'
import type { Timeline } from '../../timeline/timeline'
import styles from './Narration.module.css'
import { narrate, wholeText } from './narrate'
import { Prose } from './Prose'

/** The current moment told in a sentence or two. */
export function Narration({ timeline, step }: { timeline: Timeline; step: number }) {
  const t = useMessages()
  const { text, note, rfc, href } = useMemo(() => narrate(timeline, step, t), [timeline, step, t])
  const longest = useMemo(() => {
    const all = timeline.moments.map((_, index) => wholeText(narrate(timeline, index, t), t))
    return all.reduce((longest, text) => (text.length > longest.length ? text : longest), '')
  }, [timeline, t])
  return (
    <section className={styles.narration} aria-label={t.narration()}>
      {/* The longest text of this run, unseen, holds the room: nothing jumps from step to step. */}
      <p className={styles.words} data-longest={longest}>
        <span>
          <Prose text={text} />
          {note && t.language !== 'zh' && ' '}
          {note && (
            <span className={styles.note}>
              <Prose text={note} />
            </span>
          )}
        </span>
      </p>
      <span className={styles.reference}>
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
