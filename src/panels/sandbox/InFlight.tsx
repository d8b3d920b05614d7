import { useId, useState } from 'react'
import type { SandboxMessages } from '../../messages/messages'
import type { Act } from '../../sandbox/act'
import { microseconds } from '../../sandbox/place'
import { written } from '../../timeline/read'
import type { SegmentFlight } from '../../timeline/timeline'
import buttons from './button.module.css'
import styles from './InFlight.module.css'

/** By how much a segment that is overtaken comes later than the one that overtakes it, in microseconds. */
const BEHIND = 10_000
const MOST_DELAY = 600_000

interface InFlightProps {
  /** First those that arrive first. */
  readonly segments: readonly SegmentFlight[]
  /** Microseconds. */
  readonly now: number
  readonly words: SandboxMessages
  onAct(act: Act): void
}

/** The segment that is next ahead of another on the same way, and not lost. */
const ahead = (segments: readonly SegmentFlight[], of: SegmentFlight): SegmentFlight | undefined =>
  segments
    .slice(0, segments.indexOf(of))
    .findLast(({ from, arrivesAt }) => from === of.from && arrivesAt !== null)

/** What is on its way, and what may become of it. */
export function InFlight({ segments, now, words: t, onAct }: InFlightProps) {
  const id = useId()
  const [delay, setDelay] = useState(100)
  return (
    <section className={styles.flight} aria-labelledby={id}>
      <p className={styles.head}>
        <b id={id}>{t.flight()}</b> {segments.length}
        {segments.length > 0 && (
          <label>
            {t.flight_delay_by()}
            <input
              type="number"
              min={1}
              max={MOST_DELAY}
              value={delay}
              onChange={({ target }) => {
                const value = Math.round(Number(target.value))
                if (value >= 1 && value <= MOST_DELAY) setDelay(value)
              }}
            />
          </label>
        )}
      </p>
      {segments.length === 0 && <p className={styles.none}>{t.flight_none()}</p>}
      <ul aria-label={t.flight()}>
        {segments.map((segment) => (
          <Segment
            key={segment.id}
            {...{ segment, now, delay, onAct }}
            words={t}
            next={ahead(segments, segment)}
          />
        ))}
      </ul>
    </section>
  )
}

interface SegmentProps {
  readonly segment: SegmentFlight
  readonly next: SegmentFlight | undefined
  readonly now: number
  /** Milliseconds. */
  readonly delay: number
  readonly words: SandboxMessages
  onAct(act: Act): void
}

function Segment({ segment, next, now, delay, words: t, onAct }: SegmentProps) {
  const describing = useId()
  const { id, from, flags, seq, ack, length, kind, arrivesAt, fate } = segment
  const lost = fate === 'lost'
  const numbers = [`seq ${seq}`, ack !== null && `ack ${ack}`, length > 0 && `len ${length}`].filter(Boolean)
  const behind =
    next && arrivesAt !== null && microseconds(arrivesAt) - microseconds(next.arrivesAt ?? 0) + BEHIND
  const acts: readonly (readonly [string, Act | null, string])[] = [
    [t.flight_lose(), lost ? null : { kind: 'lose', segment: id }, t.flight_is_lost()],
    [
      t.flight_duplicate(),
      lost || kind === 'duplicate' ? null : { kind: 'duplicate', segment: id },
      lost ? t.flight_is_lost() : t.flight_is_copy(),
    ],
    [t.flight_delay(), lost ? null : { kind: 'delay', segment: id, by: delay * 1000 }, t.flight_is_lost()],
    [
      t.flight_overtake(),
      next && behind && !lost ? { kind: 'delay', segment: next.id, by: behind } : null,
      lost ? t.flight_is_lost() : t.flight_nothing_ahead(),
    ],
  ]
  const refused = [...new Set(acts.flatMap(([, act, why]) => (act ? [] : [why])))]
  return (
    <li data-segment={id} data-side={from}>
      <p>
        <b>{flags.join('+') || '—'}</b> <span>{numbers.join(' ')}</span>{' '}
        <small>
          {from === 'client' ? '→' : '←'}{' '}
          {lost
            ? t.flight_lost()
            : arrivesAt !== null && t.flight_arrives({ length: written(arrivesAt - now / 1e6) })}
        </small>
      </p>
      <div>
        {acts.map(([name, act]) => (
          <button
            key={name}
            type="button"
            className={buttons.button}
            aria-disabled={act ? undefined : true}
            aria-describedby={act ? undefined : describing}
            onClick={() => act && onAct(act)}
          >
            {name}
          </button>
        ))}
      </div>
      {refused.length > 0 && <small id={describing}>{refused.join(t.grammar.semicolon)}</small>}
    </li>
  )
}
