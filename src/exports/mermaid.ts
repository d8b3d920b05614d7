import { callText, outcomeWord, timerText, wordingOf } from '../diagrams/sequence/describe'
import { duration } from '../diagrams/sequence/duration'
import type { Messages } from '../messages/messages'
import { spoken } from '../panels/narration/narrate'
import type { Moment, SegmentFlight, Side, Timeline } from '../timeline/timeline'

/** Pauses from this length on, in seconds, are told. */
const NOTABLE_PAUSE = 0.5

const SIDES: readonly Side[] = ['client', 'server']
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
function arrow(segment: SegmentFlight, t: Messages): string {
  const { flags, seq, ack, length, word } = wordingOf(segment, t)
  const from = segment.kind === 'forged' ? NOBODY : segment.from
  const shaft = segment.kind === 'original' ? '-' : '--'
  const isLost = segment.fate === 'lost'
  const remarks = [word, isLost ? t.segment_lost() : ''].filter(Boolean).map((remark) => `(${remark})`)
  const text = [flags, seq, ack, length, ...remarks].filter(Boolean).join(' ')
  return `${from}${shaft}${isLost ? 'x' : '>>'}${segment.to}: ${escaped(text)}`
}

/** What sets a moment off at an endpoint: a call, a timer, a segment that is not simply accepted. */
function causeAt(side: Side, { cause, time }: Moment, timeline: Timeline, t: Messages): string {
  if (cause.kind === 'call') return cause.endpoint === side ? callText(cause, t) : ''
  if (cause.kind === 'timer') {
    const run = timeline.timers.find(
      ({ fired, end, endpoint, timer }) =>
        fired && end === time && endpoint === cause.endpoint && timer === cause.timer,
    )
    return run && cause.endpoint === side ? timerText(run, t, { profile: timeline.profile }) : ''
  }
  const segment = cause.kind === 'segment' ? timeline.segments[cause.id] : undefined
  return segment?.to === side && segment.verdict?.outcome !== 'accepted' ? outcomeWord(segment, t) : ''
}

/** Ids of the segments that no moment sends, each with the step at which its arrow is drawn. */
function strays({ moments, segments }: Timeline): ReadonlyMap<number, readonly SegmentFlight[]> {
  const sent = new Set(moments.flatMap((moment) => moment.sent))
  const found = new Map<number, SegmentFlight[]>()
  for (const segment of segments.filter(({ id }) => !sent.has(id))) {
    const arrival = moments.findIndex(({ cause }) => cause.kind === 'segment' && cause.id === segment.id)
    const later = moments.findIndex(({ time }) => time > segment.sentAt)
    const step = arrival >= 0 ? arrival : later >= 0 ? later : moments.length
    found.set(step, [...(found.get(step) ?? []), segment])
  }
  return found
}

/**
 * A run as a Mermaid `sequenceDiagram`. Its arrows have no length in time: each stands where its segment is
 * sent, and what an endpoint makes of it follows as a note.
 */
export function toMermaid(timeline: Timeline, t: Messages): string {
  const { moments, segments, addresses, title, intro, scenario } = timeline
  const names = { client: t.side_client(), server: t.side_server() }
  const participants = SIDES.map((side) => `participant ${side} as ${lines([names[side], addresses[side]])}`)
  if (segments.some(({ kind }) => kind === 'forged')) {
    participants.splice(1, 0, `participant ${NOBODY} as ${escaped(t.kind_forged())}`)
  }
  const astray = strays(timeline)
  const arrows = (step: number) => (astray.get(step) ?? []).map((segment) => arrow(segment, t))

  const body = moments.flatMap((moment, step) => {
    const previous = moments[step - 1]
    const pause = moment.time - (previous?.time ?? 0)
    const notes = SIDES.flatMap((side) => {
      const isNew = previous?.[side].state !== moment[side].state
      const text = lines([causeAt(side, moment, timeline, t), isNew ? moment[side].state : ''])
      return text ? [`Note ${PLACE[side]}: ${text}`] : []
    })
    return [
      ...(pause >= NOTABLE_PAUSE ? [`Note over client,server: ${escaped(`⋯ ${duration(pause)}`)}`] : []),
      ...arrows(step),
      ...notes,
      ...moment.sent.flatMap((id) => segments[id] ?? []).map((segment) => arrow(segment, t)),
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
