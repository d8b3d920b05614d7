import { useEffect, useRef, useState } from 'react'
import type { Messages, SandboxMessages } from '../../messages/messages'
import { inSlices } from '../../playback/slices'
import { type Covered, covered, missing, NOTHING, WAYS, walkedWays } from '../../sandbox/covered'
import { type Hint, seeking } from '../../sandbox/hint'
import type { Instant } from '../../sandbox/place'
import type { Played } from '../../sandbox/play'
import { STATES } from '../../tcp/tcb/state'
import styles from './Coverage.module.css'
import { actName } from './names'

interface CoverageProps {
  readonly played: Played
  readonly instant: Instant
  readonly t: Messages
  readonly words: SandboxMessages
}

/** What of the eleven states has been met in this session, and a way to the next that has not. */
export function Coverage({ played, instant, t, words }: CoverageProps) {
  const { timeline } = played.watched
  const [met, setMet] = useState<Covered>(NOTHING)
  const [hint, setHint] = useState<{ readonly of: string; readonly hint: Hint | null }>()
  useEffect(() => setMet((before) => covered(before, timeline, instant.step)), [timeline, instant.step])
  const left = missing(met)
  const place = `${played.text} ${instant.step} ${instant.time}`
  const sought = useRef<AbortController>(undefined)
  const seek = () => {
    sought.current?.abort()
    const controller = new AbortController()
    const { signal } = controller
    sought.current = controller
    const work = seeking(played, instant, left)
    void inSlices(work, { signal }).then((hint) => {
      if (!signal.aborted) setHint({ of: place, hint })
    })
  }
  // Who has gone on looks for another way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place says where one is.
  useEffect(() => () => sought.current?.abort(), [place])
  const told = words.coverage_told({
    states: STATES.length - left.length,
    allStates: STATES.length,
    ways: walkedWays(met),
    allWays: WAYS.length,
  })
  return (
    <section className={styles.coverage} aria-label={words.coverage()}>
      <p>
        <span role="status" aria-label={words.coverage()}>
          {told}
        </span>
      </p>
      <p className={styles.missing}>
        {left.length > 0 ? words.coverage_missing({ states: left.join(', ') }) : words.coverage_all()}{' '}
        {left.length > 0 && (
          <button type="button" onClick={seek}>
            {words.coverage_seek()}
          </button>
        )}
      </p>
      {hint?.of === place && (
        <p role="status">
          {hint.hint
            ? words.coverage_way({
                state: hint.hint.state,
                acts: hint.hint.acts
                  .map((act) =>
                    act === 'wait'
                      ? words.coverage_wait()
                      : actName(act, hint.hint?.segments ?? [], { t, words }),
                  )
                  .join(', '),
              })
            : words.coverage_none()}
        </p>
      )}
    </section>
  )
}
