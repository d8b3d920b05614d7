import { use, useMemo, useState } from 'react'
import { type Cell, cellsOf } from '../../capture/tcp/fields'
import { internetChecksum } from '../../capture/write-checksum'
import { AskingContext } from '../../diagrams/asking'
import { outcomeWord, reasonOf } from '../../diagrams/sequence/describe'
import { useMessages } from '../../messages/context'
import type { InspectorMessages } from '../../messages/messages'
import { read } from '../../timeline/read'
import type { SegmentFlight, Timeline } from '../../timeline/timeline'
import { Section } from '../asked/Section'
import type { PanelProps } from '../drawer/panel'
import { useWatched } from '../drawer/useWatched'
import type { Detail } from './changes'
import { Data } from './Data'
import { HeaderFigure } from './HeaderFigure'
import styles from './Inspector.module.css'
import { IpHeader } from './IpHeader'
import { lineOf } from './lines'
import { type Known, kindName, toldOf, valueText } from './meaning'
import { NumberLine } from './NumberLine'
import { cellOf, firstField, octetsOf, segmentAt } from './shown'
import { Variables } from './Variables'

export interface InspectorProps extends PanelProps {
  readonly words: InspectorMessages
}

/** A segment bit by bit, what it takes up of the windows, and what both ends hold at a step. */
export function Inspector({ timeline, step, script, words }: InspectorProps) {
  const t = useMessages()
  const held = useWatched(script, timeline.profile)?.held
  const detail = useMemo<Detail | undefined>(() => held && ((step) => held[step]), [held])
  const asked = use(AskingContext)?.asked
  const segment = segmentAt(timeline, step, asked)
  return (
    <section className={styles.inspector} aria-label={words.inspector()}>
      <div className={styles.body}>
        {segment ? (
          <Inspected key={segment.id} {...{ timeline, step, words, detail, segment }} />
        ) : (
          <p className={styles.nothing}>{words.inspector_nothing()}</p>
        )}
        <Variables
          {...{ timeline, step, detail, words }}
          names={{ client: t.side_client(), server: t.side_server() }}
        />
      </div>
    </section>
  )
}

interface InspectedProps {
  readonly timeline: Timeline
  readonly step: number
  readonly words: InspectorMessages
  readonly detail: Detail | undefined
  readonly segment: SegmentFlight
}

function Inspected(props: InspectedProps) {
  const { timeline, step, words: t, detail, segment } = props
  const messages = useMessages()
  const octets = useMemo(() => octetsOf(timeline, segment), [timeline, segment])
  const cells = useMemo(() => cellsOf(octets?.segment ?? new Uint8Array()), [octets])
  const [chosen, setChosen] = useState(() => cellOf(cells, firstField(timeline, segment)))
  const [lit, setLit] = useState<number | null>(null)
  const cell = cells[lit ?? chosen]
  if (!octets || !cell) return <p className={styles.nothing}>{t.inspector_no_octets()}</p>

  const known = { timeline, segment, checksum: rightChecksum(octets.segment, octets.pseudoHeader) }
  const told = toldOf(cell, known, t)
  const flags = segment.flags.join('+') || '—'
  const title =
    segment.kind === 'forged'
      ? t.inspector_forged({ flags })
      : segment.from === 'client'
        ? t.inspector_sent_by_client({ flags })
        : t.inspector_sent_by_server({ flags })
  const last = cell.at + cell.bits - 1
  const line = lineOf(timeline, step, segment, cell.field, detail)
  const hasArrived = (read(timeline).arrivalStep(segment.id) ?? Number.POSITIVE_INFINITY) <= step
  return (
    <>
      <div className={styles.header}>
        <p className={styles.title} data-side={segment.from}>
          {title}
        </p>
        <HeaderFigure
          octets={octets.segment}
          {...{ cells, known, chosen }}
          words={t}
          lit={lit ?? chosen}
          onChoose={setChosen}
          onLight={setLit}
        />
        <div className={styles.unseen}>
          <table>
            <caption>{t.inspector_table()}</caption>
            <thead>
              <tr>
                <th scope="col">{t.inspector_field()}</th>
                <th scope="col">{t.inspector_value()}</th>
                <th scope="col">{t.inspector_meaning()}</th>
              </tr>
            </thead>
            <tbody>
              {rowsOf(cells, known, t).map(({ field, name, value, meaning }) => (
                <tr key={field} data-field={field} data-value={value}>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                  <td>{meaning}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Data octets={octets.segment} from={octets.data} words={t} />
        <IpHeader datagram={octets.datagram} words={t} />
      </div>
      <div className={styles.told} aria-live="polite">
        <p>
          <strong>
            {told.name} {valueText(cell)}
          </strong>{' '}
          ·{' '}
          {cell.bits === 1 ? t.inspector_bit({ first: cell.at }) : t.inspector_bits({ first: cell.at, last })}
        </p>
        <p>{told.meaning}</p>
        <Section citation={told.section} />
        {line && <NumberLine line={line.line} side={line.side} from={segment.from} words={t} />}
        {hasArrived && segment.verdict && (
          <p className={styles.verdict}>
            <strong>{outcomeWord({ segment, reading: read(timeline) }, messages)}</strong>{' '}
            {reasonOf(segment, segment.verdict, messages)}
          </p>
        )}
      </div>
    </>
  )
}

/** The checksum that a segment should have: that of all its octets, the field itself left out (RFC 9293 §3.1). */
function rightChecksum(segment: Uint8Array, pseudoHeader: number): number {
  const without = segment.slice()
  without.fill(0, 16, 18)
  return internetChecksum(without, pseudoHeader)
}

/** A row for each field that is there; all options are one. */
function rowsOf(cells: readonly Cell[], known: Known, t: InspectorMessages) {
  const options = cells.filter(({ field }) => field === 'OPT')
  const rows = cells
    .filter(({ field }) => field !== 'OPT')
    .map((cell) => {
      const { name, meaning } = toldOf(cell, known, t)
      return { field: cell.field, name, value: valueText(cell), meaning }
    })
  if (options.length === 0) return rows
  return [
    ...rows,
    {
      field: 'OPT' as const,
      name: t.field_opt(),
      value: optionsText(options),
      meaning: t.means_opt({ octets: options.reduce((sum, { bits }) => sum + bits, 0) / 8 }),
    },
  ]
}

/** "NOP, NOP, Timestamps 250 100". */
function optionsText(cells: readonly Cell[]): string {
  const texts: string[][] = []
  for (const cell of cells) {
    if (cell.option?.part === 'kind') texts.push([kindName(cell.option.kind)])
    else if (cell.option?.part !== 'length' && cell.option?.part !== 'padding')
      texts.at(-1)?.push(valueText(cell))
  }
  return texts.map((words) => words.join(' ')).join(', ')
}
