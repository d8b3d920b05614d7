import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { type Told, wordingOf } from '../../diagrams/sequence/describe'
import type { DrawerMessages, Messages } from '../../messages/messages'
import { read } from '../../timeline/read'
import type { Timeline } from '../../timeline/timeline'
import type { PanelProps } from '../drawer/panel'
import type { Telling } from '../narration/narration'
import { Prose } from '../narration/Prose'
import { useTelling } from '../narration/useTelling'
import styles from './Moments.module.css'

/** Rows on one page of the table: all of a run that one watches, and of a long one no more than one reads at once. */
const PAGE = 100

interface MomentsProps extends PanelProps {
  readonly words: DrawerMessages
}

/**
 * Every moment as a row of a table: the run for those who read it instead of watching it. Not shown, it is within reach
 * of those who cannot see the diagrams.
 */
export function Moments({ timeline, step, shown, words: t, onGo }: MomentsProps) {
  const telling = useTelling()
  const table = useRef<HTMLTableElement>(null)
  const [page, setPage] = useState(Math.floor(step / PAGE))
  const [followed, setFollowed] = useState(step)
  if (followed !== step) {
    setFollowed(step)
    setPage(Math.floor(step / PAGE))
  }
  const first = page * PAGE
  const rows = useMemo(
    () =>
      telling
        ? timeline.moments
            .slice(first, first + PAGE)
            .map((_, index) => ({ index: first + index, ...rowOf(timeline, first + index, telling) }))
        : [],
    [timeline, first, telling],
  )

  useEffect(() => {
    const current = shown && table.current?.querySelector(`[data-step="${step}"]`)
    if (current) current.scrollIntoView({ block: 'nearest' })
  }, [shown, step])

  return (
    <section
      className={shown ? styles.moments : styles.unseen}
      aria-label={t.drawer_steps()}
      tabIndex={shown ? 0 : undefined}
    >
      <table ref={table} className={styles.table}>
        <caption className={styles.unseen}>{t.moments_caption()}</caption>
        <thead>
          <tr>
            <th scope="col">{t.moments_step()}</th>
            <th scope="col">{t.moments_time()}</th>
            <th scope="col">{t.moments_what()}</th>
            <th scope="col">{t.moments_client()}</th>
            <th scope="col">{t.moments_server()}</th>
            <th scope="col">{t.moments_sends()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ index, ...row }) => (
            <Row key={index} step={index} current={index === step} shown={shown} onChoose={onGo} {...row} />
          ))}
        </tbody>
      </table>
      {timeline.moments.length > PAGE && (
        <p className={styles.pages}>
          <button type="button" disabled={first === 0} onClick={() => setPage(page - 1)}>
            {t.moments_earlier()}
          </button>
          <button
            type="button"
            disabled={first + PAGE >= timeline.moments.length}
            onClick={() => setPage(page + 1)}
          >
            {t.moments_later()}
          </button>
        </p>
      )}
    </section>
  )
}

interface RowText {
  readonly time: string
  readonly what: string
  readonly client: string
  readonly server: string
  readonly sends: string
}

function rowOf(timeline: Timeline, step: number, { t, whole }: Telling): RowText {
  const moment = timeline.moments[step]
  return {
    time: t.seconds({ value: Number((moment?.time ?? 0).toFixed(6)) }),
    what: whole(timeline, step),
    client: moment?.client.state ?? '',
    server: moment?.server.state ?? '',
    sends: (moment?.sent ?? [])
      .flatMap((id) => timeline.segments[id] ?? [])
      .map((segment) => labelled({ segment, reading: read(timeline) }, t))
      .join('; '),
  }
}

/** "SYN+ACK seq 300 ack 101", as the diagram labels it. */
function labelled(told: Told, t: Messages): string {
  const { flags, seq, ack, length, word } = wordingOf(told, t)
  return [flags, seq, ack, length, word && `(${word})`].filter(Boolean).join(' ')
}

interface RowProps extends RowText {
  readonly step: number
  readonly current: boolean
  readonly shown: boolean
  onChoose(step: number): void
}

const Row = memo(function Row(props: RowProps) {
  const { step, current, shown, onChoose, time, what, client, server, sends } = props
  return (
    <tr data-step={step} aria-current={current ? 'step' : undefined}>
      <th scope="row">
        {/* Out of sight it stays out of the tab order, too: nobody should tab through what they cannot see. */}
        <button type="button" tabIndex={shown ? 0 : -1} onClick={() => onChoose(step)}>
          {step}
        </button>
      </th>
      <td>{time}</td>
      <td>
        <Prose text={what} />
      </td>
      <td>{client}</td>
      <td>{server}</td>
      <td>{sends}</td>
    </tr>
  )
})
