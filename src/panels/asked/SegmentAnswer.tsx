import { outcomeWord, reasonOf, wordingOf } from '../../diagrams/sequence/describe'
import { useMessages } from '../../messages/context'
import { read, written } from '../../timeline/read'
import type { SegmentFlight } from '../../timeline/timeline'
import styles from './Answer.module.css'
import type { AnswerProps } from './props'
import { Section } from './Section'

/** Options as one writes them. */
const optionsOf = ({ mss, windowScale, timestamps, sackPermitted, sack }: SegmentFlight['options']) =>
  [
    ['MSS', mss],
    ['WS', windowScale],
    ['TS', timestamps && `${timestamps.value} ${timestamps.echo}`],
    ['SACK', sackPermitted ? 'permitted' : sack?.map(([from, to]) => `${from}–${to}`).join(', ')],
  ].filter((option): option is [string, string | number] => option[1] !== undefined)

/** A segment's fields, its way, and what its receiver made of it and why. */
export function SegmentAnswer({
  segment,
  words: t,
  player,
  onGo,
}: AnswerProps & { readonly segment: SegmentFlight }) {
  const messages = useMessages()
  const { timeline, schedule, playhead } = player
  const reading = read(timeline)
  const { id, seq, ack, length, window, options, sentAt, arrivesAt, lostAt, verdict } = segment
  const { flags, word } = wordingOf({ segment, reading }, messages)
  const sides = { client: messages.side_client(), server: messages.side_server() }
  const hasEnded = (schedule.flights[id]?.end ?? 0) <= playhead.get()
  const [departure, arrival] = [reading.sentStep(id), reading.arrivalStep(id)]
  const fields = [
    ['SEQ', seq],
    ['ACK', ack],
    ['LEN', length || null],
    ['WND', window],
    ...optionsOf(options),
  ] as const
  const way =
    segment.kind === 'forged'
      ? messages.segment_forged_to({ to: sides[segment.to] })
      : messages.segment_from_to({ from: sides[segment.from], to: sides[segment.to] })
  const times = [
    messages.segment_sent_at({ time: written(sentAt) }),
    ...(hasEnded && arrivesAt !== null ? [messages.segment_arrives_at({ time: written(arrivesAt) })] : []),
    ...(hasEnded && lostAt !== null ? [messages.segment_lost_at({ time: written(lostAt) })] : []),
  ]
  return (
    <>
      <p className={styles.name}>
        <code>{flags}</code> {way}
        {word && segment.kind !== 'forged' && ` · ${word}`}
      </p>
      <div className={styles.columns}>
        <div>
          <dl className={styles.fields}>
            {fields
              .filter(([, value]) => value !== null)
              .map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
          <p>{times.join(' · ')}</p>
        </div>
        <div>
          {verdict && hasEnded ? (
            <>
              <p>
                <strong>{outcomeWord({ segment, reading }, messages)}</strong>{' '}
                {reasonOf(segment, verdict, messages)}
              </p>
              <Section citation={verdict.rfc} />
            </>
          ) : (
            <p>{hasEnded ? t.segment_unjudged() : t.segment_under_way()}</p>
          )}
        </div>
      </div>
      <p className={styles.list}>
        {departure !== undefined && (
          <button type="button" onClick={() => onGo(departure)}>
            {t.segment_departure({ step: departure })}
          </button>
        )}
        {arrival !== undefined && (
          <button type="button" onClick={() => onGo(arrival)}>
            {t.segment_arrival({ step: arrival })}
          </button>
        )}
      </p>
    </>
  )
}
