import { callText, outcomeWord, type Told, timerText, wordingOf } from '../diagrams/sequence/describe'
import type { Messages } from '../messages/messages'
import { spoken } from '../messages/spoken'
import { type Reading, read, SIDES, written } from '../timeline/read'
import type { Profile, SegmentFlight, Side, Timeline } from '../timeline/timeline'

/** Pauses from this length on, in seconds, are told. */
const NOTABLE_PAUSE = 0.5

/** Where a forged segment comes from. */
const NOBODY = 'nobody'
const PLACE: Readonly<Record<Side, string>> = { client: 'left of client', server: 'right of server' }

/** What Mermaid might read as its own; letters of any script, digits and these marks it does not. */
const SPECIAL = /[^\p{L}\p{N}\u3000-\u303f\uff01-\uff5e ()+=.,/_…⋯→-]/gu
/** Would close a block. */
const END = /\b(e)(nd)\b/giu

const code = (character: string) => `#${character.codePointAt(0)};`

/** A text that Mermaid shows as it is, in one line: what it might misread stands as entity codes. */
const escaped = (text: string) =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(SPECIAL, code)
    .replaceAll(END, (_, first: string, rest: string) => code(first) + rest)

const lines = (texts: readonly string[]) => texts.filter(Boolean).map(escaped).join('<br/>')

/** Solid for what an endpoint sends for the first time, dotted for the rest; a cross for what is lost. */
function arrow(told: Told, t: Messages): string {
  const { segment } = told
  const { flags, seq, ack, length, word } = wordingOf(told, t)
  const from = segment.kind === 'forged' ? NOBODY : segment.from
  const shaft = segment.kind === 'original' ? '-' : '--'
  const isLost = segment.fate === 'lost'
  const remarks = [word, isLost ? t.segment_lost() : ''].filter(Boolean).map((remark) => `(${remark})`)
  const text = [flags, seq, ack, length, ...remarks].filter(Boolean).join(' ')
  return `${from}${shaft}${isLost ? 'x' : '>>'}${segment.to}: ${escaped(text)}`
}

/** What sets a moment off at an endpoint: a call, a timer, a segment that is not simply accepted. */
function causeAt(side: Side, step: number, reading: Reading, profile: Profile, t: Messages): string {
  const cause = reading.moment(step)?.cause
  if (reading.side(step) !== side) return ''
  if (cause?.kind === 'call') return callText(cause, t)
  const run = reading.fired(step)
  if (run) return timerText(run, t, { profile })
  const segment = reading.arrival(step)
  return segment && segment.verdict?.outcome !== 'accepted' ? outcomeWord({ segment, reading }, t) : ''
}

/** The segments that no moment sends, by the step at which their arrows are drawn. */
function strays({ segments }: Timeline, reading: Reading): ReadonlyMap<number, readonly SegmentFlight[]> {
  const found = new Map<number, SegmentFlight[]>()
  for (const segment of segments) {
    if (reading.sentStep(segment.id) !== undefined) continue
    const step = reading.arrivalStep(segment.id) ?? reading.stepAt(segment.sentAt) + 1
    found.set(step, [...(found.get(step) ?? []), segment])
  }
  return found
}

/**
 * A run as a Mermaid `sequenceDiagram`. Its arrows have no length in time: each stands where its segment is
 * sent, and what an endpoint makes of it follows as a note.
 */
export function toMermaid(timeline: Timeline, t: Messages): string {
  const { moments, segments, addresses, title, intro, scenario, profile } = timeline
  const names = { client: t.side_client(), server: t.side_server() }
  const participants = SIDES.map((side) => `participant ${side} as ${lines([names[side], addresses[side]])}`)
  if (segments.some(({ kind }) => kind === 'forged')) {
    participants.splice(1, 0, `participant ${NOBODY} as ${escaped(t.kind_forged())}`)
  }
  const reading = read(timeline)
  const astray = strays(timeline, reading)
  const arrows = (step: number) => (astray.get(step) ?? []).map((segment) => arrow({ segment, reading }, t))

  const body = moments.flatMap((moment, step) => {
    const previous = moments[step - 1]
    const pause = moment.time - (previous?.time ?? 0)
    const notes = SIDES.flatMap((side) => {
      const isNew = previous?.[side].state !== moment[side].state
      const text = lines([causeAt(side, step, reading, profile, t), isNew ? moment[side].state : ''])
      return text ? [`Note ${PLACE[side]}: ${text}`] : []
    })
    return [
      ...(pause >= NOTABLE_PAUSE ? [`Note over client,server: ${escaped(`⋯ ${written(pause)}`)}`] : []),
      ...arrows(step),
      ...notes,
      ...reading.departures(step).map((segment) => arrow({ segment, reading }, t)),
    ]
  })
  const about = escaped(spoken(t, intro))
  return `sequenceDiagram\n${[
    `title ${escaped(spoken(t, title) || scenario)}`,
    ...(about ? [`accDescr: ${about}`] : []),
    ...participants,
    ...body,
    ...arrows(moments.length),
  ]
    .map((line) => `  ${line}\n`)
    .join('')}`
}
