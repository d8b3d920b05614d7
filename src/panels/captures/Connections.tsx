import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { CaptureMessages } from '../../messages/messages'
import { Body } from '../table/Body'
import table from '../table/table.module.css'
import { useRows } from '../table/useRows'
import styles from './Connections.module.css'
import { findingText } from './finding-text'
import { outcomeText } from './outcome-text'
import { Ribbon } from './Ribbon'
import { type Connection, SELECTIONS, type Selection, type Survey } from './survey'

/** Pixels that a row takes, borders included. */
const ROW = 50
const MOST_FINDINGS = 5

interface ConnectionsProps {
  readonly survey: Survey
  readonly words: CaptureMessages
  onOpen(id: number): void
}

/** All that one can type to find it. */
const textOf = (c: Connection, t: CaptureMessages) =>
  [
    c.client,
    c.server,
    ...c.clientStates,
    ...c.serverStates,
    outcomeText(c, t),
    ...c.findings.map(({ kind }) => kind),
  ]
    .join(' ')
    .toLowerCase()

const seconds = (time: number) => (time < 1 ? `${Math.round(time * 1000)} ms` : `${time.toFixed(1)} s`)

/** What was found, weightiest first; then a row for each connection, of which those in view are made. */
export function Connections({ survey, words: t, onOpen }: ConnectionsProps) {
  const [selection, setSelection] = useState<Selection>('all')
  const [typed, setTyped] = useState('')
  const sought = useDeferredValue(typed.trim().toLowerCase())
  const [current, setCurrent] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const ids = useMemo(() => {
    const found: number[] = []
    for (let id = 0; id < survey.count; id++) {
      if (!survey.isIn(id, selection)) continue
      if (sought === '' || textOf(survey.connection(id), t).includes(sought)) found.push(id)
    }
    return found
  }, [survey, selection, sought, t])
  const rows = useRows(ids.length, ROW, scroller)
  const at = Math.min(current, Math.max(ids.length - 1, 0))

  const go = (place: number) => {
    const next = Math.max(0, Math.min(ids.length - 1, place))
    setCurrent(next)
    rows.scrollTo(next)
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-connection="${ids[next]}"] a`)?.focus()
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const places: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: ids.length - 1,
    }
    const place = places[event.key]
    if (place === undefined) return
    event.preventDefault()
    go(place)
  }
  return (
    <section className={styles.connections} aria-label={t.connections_title()}>
      {survey.findings.length > 0 && (
        <ul className={styles.findings} aria-label={t.connections_findings()}>
          {survey.findings.slice(0, MOST_FINDINGS).map(({ finding, connections }) => (
            <li key={finding.kind}>
              <p>{findingText(finding, t)}</p>
              <p className={styles.shows}>
                {connections.slice(0, 3).map((id) => (
                  <button key={id} type="button" onClick={() => onOpen(id)}>
                    #{id}
                  </button>
                ))}
                {connections.length > 3 && (
                  <span>{t.connections_more({ count: connections.length - 3 })}</span>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className={table.tools}>
        <input
          type="search"
          aria-label={t.connections_filter()}
          placeholder={t.connections_filter()}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <fieldset>
          <legend>{t.connections_show()}</legend>
          {SELECTIONS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="connections"
                checked={selection === each}
                onChange={() => setSelection(each)}
              />
              <span>
                {t[`connections_${each}`]()} {survey.counts[each]}
              </span>
            </label>
          ))}
        </fieldset>
      </div>
      <div ref={scroller} className={styles.scroller}>
        <table className={table.table} aria-rowcount={ids.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">#</th>
              <th scope="col">{t.connections_ends()}</th>
              <th scope="col">{t.connections_states()}</th>
              <th scope="col" className={table.number}>
                {t.capture_packets()}
              </th>
              <th scope="col" className={table.number}>
                {t.capture_octets()}
              </th>
              <th scope="col">{t.capture_outcome()}</th>
              <th scope="col" className={table.number}>
                {t.capture_duration()}
              </th>
            </tr>
          </thead>
          <Body rows={rows} onKeyDown={onKeyDown}>
            {(place) => {
              const id = ids[place] ?? 0
              return (
                <Row
                  key={id}
                  connection={survey.connection(id)}
                  place={place}
                  isCurrent={place === at}
                  t={t}
                  onOpen={onOpen}
                  onFocus={() => setCurrent(place)}
                />
              )
            }}
          </Body>
        </table>
        {ids.length === 0 && (
          <p role="status">{survey.count === 0 ? t.connections_none() : t.connections_no_match()}</p>
        )}
      </div>
    </section>
  )
}

interface RowProps {
  readonly connection: Connection
  readonly place: number
  readonly isCurrent: boolean
  readonly t: CaptureMessages
  onOpen(id: number): void
  onFocus(): void
}

function Row({ connection: c, place, isCurrent, t, onOpen, onFocus }: RowProps) {
  const [finding] = c.findings
  const isBroken = c.outcome === 'reset' || c.outcome === 'refused'
  return (
    <tr data-connection={c.id} aria-rowindex={place + 2}>
      <td className={styles.id}>{c.id}</td>
      <td className={styles.ends}>
        <a
          href={`#connection=${c.id}`}
          tabIndex={isCurrent ? 0 : -1}
          onFocus={onFocus}
          onClick={(event) => {
            event.preventDefault()
            onOpen(c.id)
          }}
        >
          <span data-side="client">{c.client}</span> → <span data-side="server">{c.server}</span>
        </a>
        <span className={styles.finding}>{finding ? findingText(finding, t) : t.connections_nothing()}</span>
      </td>
      <td className={styles.states}>
        <Ribbon side="client" states={c.clientStates} unheard={t.capture_unheard()} />
        <Ribbon side="server" states={c.serverStates} unheard={t.capture_unheard()} />
      </td>
      <td className={`${table.number} ${styles.number}`}>{c.packets}</td>
      <td className={`${table.number} ${styles.number}`}>
        <span data-side="client">{c.octets.client} →</span>
        <span data-side="server">← {c.octets.server}</span>
      </td>
      <td className={styles.outcome} data-broken={isBroken || undefined}>
        {outcomeText(c, t)}
      </td>
      <td className={`${table.number} ${styles.number}`}>{seconds(c.duration)}</td>
    </tr>
  )
}
