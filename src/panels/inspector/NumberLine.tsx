import type { InspectorMessages } from '../../messages/messages'
import { add } from '../../tcp/wire/sequence'
import type { Side } from '../../timeline/timeline'
import { type NumberLine as Line, type Mark, type Scale, type Stretch, scaleOf } from './line'
import styles from './NumberLine.module.css'

/** Part of the width below which two marks have no room for their words beside each other. */
const BESIDE = 0.27

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`

interface NumberLineProps {
  readonly line: Line
  readonly side: Side
  /** Whose segment is on it. */
  readonly from?: Side | undefined
  readonly words: InspectorMessages
}

/** A stretch of sequence space with what lies in it, as RFC 9293 draws it (Figures 3 and 4). */
export function NumberLine({ line, side, from, words: t }: NumberLineProps) {
  const scale = scaleOf([
    ...line.stretches.flatMap(({ from, to }) => [from, to]),
    ...line.marks.map(({ at }) => at),
  ])
  const [origin] = line.marks.filter(({ at }) => at === 0)
  const numberAt = (at: number) => add(origin?.number ?? 0, at)
  const title =
    line.kind === 'receive'
      ? { client: t.line_receive_client, server: t.line_receive_server }
      : { client: t.line_send_client, server: t.line_send_server }
  const told = line.stretches.map((stretch) => textOf(stretch, line, numberAt, t))
  const marks = tiersOf(line.marks, scale)
  const caption = [...new Set(told)].join(t.grammar.semicolon)
  const filled = Math.max(0, ...line.stretches.filter(isInside).map(({ to }) => scale.place(to)))
  return (
    <figure className={styles.line}>
      <figcaption>{title[side]()}</figcaption>
      <div role="img" aria-label={`${caption}${t.grammar.semicolon}${line.marks.map(markText).join(', ')}`}>
        <div className={styles.bars} style={{ blockSize: line.rows * 30 }}>
          {line.stretches.map((stretch, i) => {
            const [start, end] = [scale.place(stretch.from), scale.place(stretch.to)]
            const free = stretch.holding === 'window' ? Math.max(start, filled) : start
            return (
              <div
                key={`${stretch.holding} ${stretch.from} ${stretch.to}`}
                className={styles.stretch}
                data-holding={stretch.holding}
                data-side={stretch.holding === 'segment' ? from : side}
                data-outside={stretch.outside || undefined}
                data-point={stretch.from === stretch.to || undefined}
                style={{
                  insetBlockStart: stretch.row * 30,
                  insetInlineStart: percent(start),
                  inlineSize: percent(end - start),
                }}
              >
                {end > start && (
                  <p style={{ insetInlineStart: percent((free - start) / (end - start)) }}>
                    <span>{told[i]}</span>
                  </p>
                )}
              </div>
            )
          })}
          {scale.breaks.map((at) => (
            <i key={at} className={styles.break} style={{ insetInlineStart: percent(at) }} />
          ))}
          {line.marks.map(({ at, number }) => (
            <i key={number} className={styles.tick} style={{ insetInlineStart: percent(scale.place(at)) }} />
          ))}
        </div>
        <div
          className={styles.marks}
          style={{ blockSize: 34 * (1 + Math.max(...marks.map(({ tier }) => tier))) }}
        >
          {marks.map(({ mark, place, tier }) => (
            <p
              key={mark.number}
              data-edge={place < 0.16 ? 'start' : place > 0.84 ? 'end' : undefined}
              style={{ insetInlineStart: percent(place), insetBlockStart: tier * 34 }}
            >
              <b>{mark.number}</b>
              <span>{mark.names.join(' = ')}</span>
            </p>
          ))}
        </div>
      </div>
      <p className={styles.legend} aria-hidden="true">
        {caption}
      </p>
    </figure>
  )
}

const isInside = ({ holding }: Stretch): boolean =>
  holding === 'outstanding' || holding === 'queued' || holding === 'held'

const markText = ({ names, number }: Mark): string => `${names.join(' = ')} ${number}`

/** Marks, each in the first row of words in which it has room. */
function tiersOf(marks: readonly Mark[], scale: Scale) {
  const ends: number[] = []
  return marks.map((mark) => {
    const place = scale.place(mark.at)
    const free = ends.findIndex((end) => place - end >= BESIDE)
    const tier = free < 0 ? ends.length : free
    ends[tier] = place
    return { mark, place, tier }
  })
}

function textOf(
  { holding, from, to, outside }: Stretch,
  { kind }: Line,
  numberAt: (at: number) => number,
  t: InspectorMessages,
): string {
  const octets = to - from
  switch (holding) {
    case 'segment': {
      if (outside) return t.line_outside()
      const first = numberAt(from)
      return octets > 1 ? t.line_segment({ first, last: numberAt(to - 1) }) : t.line_segment_one({ first })
    }
    case 'window':
      if (kind === 'receive')
        return octets > 0 ? t.line_receive_window({ octets }) : t.line_receive_window_none()
      return octets > 0 ? t.line_send_window({ octets }) : t.line_send_window_none()
    case 'outstanding':
      return t.line_outstanding({ octets })
    case 'queued':
      return t.line_queued({ octets })
    case 'unread':
      return t.line_unread({ octets })
    case 'held':
      return t.line_held({ octets })
  }
}
