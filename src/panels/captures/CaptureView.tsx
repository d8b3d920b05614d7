import { ArrowLeft, X } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { Capture } from '../../capture/capture'
import { timelineOf } from '../../capture/connection/timeline'
import type { CaptureMessages } from '../../messages/messages'
import { inSlices } from '../../playback/slices'
import { until } from '../../timeline/until'
import { Player } from '../player/Player'
import styles from './CaptureView.module.css'
import { Connections } from './Connections'
import { outcomeText } from './outcome-text'
import { type Survey, surveying } from './survey'
import { told } from './told'

/** Moments of one connection that are drawn: more of them take too long. */
const MOST_MOMENTS = 4000

interface CaptureViewProps {
  readonly name: string
  readonly capture: Capture
  readonly words: CaptureMessages
  onClose(): void
}

/** A capture: its connections, and one of them, as two diagrams. */
export function CaptureView({ name, capture, words: t, onClose }: CaptureViewProps) {
  const [survey, setSurvey] = useState<Survey>()
  const [open, setOpen] = useState<number>()
  useEffect(() => {
    const controller = new AbortController()
    void inSlices(surveying(capture), { signal: controller.signal }).then((done) => {
      if (done) setSurvey(done)
    })
    return () => controller.abort()
  }, [capture])
  const one = useMemo(() => {
    if (survey === undefined || open === undefined) return
    const connection = survey.connection(open)
    const whole = timelineOf(capture, open)
    const isLong = whole.moments.length > MOST_MOMENTS
    const timeline = told(isLong ? until(whole, MOST_MOMENTS) : whole, connection, t)
    return { connection, timeline, isLong }
  }, [capture, survey, open, t])

  if (one) {
    const { connection: c, timeline, isLong } = one
    const taken = {
      client: t.capture_taken_client,
      server: t.capture_taken_server,
      between: t.capture_taken_between,
    }
    const facts = [
      `#${c.id}`,
      `${t.capture_packets()} ${c.packets}`,
      outcomeText(c, t),
      ...(c.vantage === 'unknown' ? [] : [taken[c.vantage]()]),
      t.connection_clock(),
      ...(isLong ? [t.connection_cut({ count: timeline.segments.length, all: c.packets })] : []),
    ]
    return (
      <div className={styles.view}>
        <div className={styles.crumb}>
          <button type="button" onClick={() => setOpen(undefined)}>
            <ArrowLeft aria-hidden="true" />
            {t.connections_back({ count: survey?.count ?? 0 })}
          </button>
          <h2>
            <span data-side="client">{c.client}</span> → <span data-side="server">{c.server}</span>
          </h2>
          <p>{facts.join(' · ')}</p>
        </div>
        <Player key={c.id} document={`capture ${c.id}`} timeline={timeline} />
      </div>
    )
  }
  return (
    <div className={styles.view}>
      <div className={styles.head}>
        <h2>{name}</h2>
        <p>
          {t.connections_about({
            connections: capture.connections.count,
            packets: capture.records,
            skipped: capture.skipped,
          })}
        </p>
        <button
          type="button"
          aria-label={t.connections_close()}
          title={t.connections_close()}
          onClick={onClose}
        >
          <X aria-hidden="true" />
        </button>
      </div>
      {capture.notices.length > 0 && (
        <p role="status" className={styles.notice}>
          {capture.notices
            .slice(0, 3)
            .map((notice) => t.capture_notice(notice))
            .join(' · ')}
        </p>
      )}
      {survey && <Connections survey={survey} words={t} onOpen={setOpen} />}
      <p className={styles.foot}>{t.connections_private()}</p>
    </div>
  )
}
