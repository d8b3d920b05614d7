import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import type { SegmentFlight, Timeline } from '../../timeline/timeline'
import { describeSegment, wordingOf } from './describe'
import { pillsOf } from './flying'
import type { Frame } from './frame'
import { type Box, levelBox, type Stroke } from './geometry'
import { labelAlong, labelBeside } from './labels'
import type { Occupancy } from './occupancy'
import type { SegmentLine } from './scene'
import { textWidth } from './type'
import { wayOf } from './ways'

export const CROSS = 4

/** Where the word is tried around the cross: onwards and up or down, in pixels. */
const OFFSETS = [
  [1, 0],
  [0, 14],
  [0, -14],
  [1, 12],
  [1, -12],
  [-1, 12],
  [-1, -12],
  [0, 26],
  [0, -26],
] as const

/** The word beside the cross: onwards if that is free, else around it; without the word if nothing is free. */
function placeLoss(stroke: Stroke, text: string, frame: Frame, taken: Occupancy): SegmentLine['loss'] {
  const point = stroke.to
  const onwards = stroke.to.x >= stroke.from.x ? 1 : -1
  const { size } = frame.fonts.word
  const width = textWidth(text, frame.fonts.word)
  const beside = CROSS + 4 + width / 2
  for (const [dx, dy] of OFFSETS) {
    const x = point.x + onwards * dx * beside
    const box = levelBox(x, point.y + dy, width, size)
    if (taken.isFree(box)) return { point, word: { text, x, y: point.y + dy, box } }
  }
  return { point, word: null }
}

export interface Draft {
  readonly segment: SegmentFlight
  readonly flight: Schedule['flights'][number]
  readonly strokes: readonly Stroke[]
}

/** Every segment with its strokes, in the order of leaving. */
export function layoutWays(
  { segments }: Timeline,
  { flights }: Schedule,
  frame: Frame,
  y: (playing: number) => number,
  taken: Occupancy,
): Draft[] {
  const drafts = segments.map((segment): Draft => {
    const flight = flights[segment.id] ?? { start: 0, end: 0 }
    return { segment, flight, strokes: wayOf(segment, flight, frame, y) }
  })
  for (const stroke of drafts.flatMap(({ strokes }) => strokes)) taken.add({ stroke })
  return drafts.sort((a, b) => a.flight.start - b.flight.start)
}

/** The line of a segment, before its label is set. */
function lineOf({ segment, flight, strokes }: Draft, sentAt: number, t: Messages): SegmentLine {
  const wording = wordingOf(segment, t)
  const ends = strokes.flatMap(({ from, to }) => [from.y, to.y])
  return {
    id: segment.id,
    side: segment.from,
    kind: segment.kind,
    alarm: segment.flags.includes('RST'),
    flags: wording.flags,
    numbers: [wording.seq, wording.ack, wording.length].filter(Boolean).join(' '),
    title: describeSegment(segment, t),
    at: Math.min(sentAt, flight.start),
    start: flight.start,
    end: flight.end,
    lost: segment.fate === 'lost',
    strokes,
    texts: [],
    loss: null,
    top: Math.min(...ends),
    bottom: Math.max(...ends),
  }
}

/** What is on its way when each segment ends, by its id: a label keeps clear of it, for it is then first told. */
function pillsAtEnds(lines: readonly SegmentLine[], frame: Frame): ReadonlyMap<number, readonly Box[]> {
  const pills = new Map<number, readonly Box[]>()
  let [under, next]: [SegmentLine[], number] = [[], 0]
  const inOrder = lines.toSorted((a, b) => a.at - b.at)
  for (const { id, end } of lines.toSorted((a, b) => a.end - b.end)) {
    for (let line = inOrder[next]; line && line.at <= end; line = inOrder[++next]) under.push(line)
    under = under.filter((line) => line.end > end)
    pills.set(id, pillsOf(under, end, frame))
  }
  return pills
}

/** Labels every segment for which there is room. */
export function layoutSegments(
  drafts: readonly Draft[],
  { moments }: Timeline,
  schedule: Schedule,
  t: Messages,
  frame: Frame,
  taken: Occupancy,
): SegmentLine[] {
  const sentAt = new Map(
    moments.flatMap(({ sent }, step) => sent.map((id) => [id, schedule.moments[step] ?? 0] as const)),
  )
  const losses = drafts.map(({ segment, strokes: [stroke] }) => {
    if (segment.fate !== 'lost' || !stroke) return null
    const loss = placeLoss(stroke, t.segment_lost(), frame, taken)
    if (loss?.word) taken.add({ box: loss.word.box })
    return loss
  })
  const lines = drafts.map((draft) => lineOf(draft, sentAt.get(draft.segment.id) ?? draft.flight.start, t))
  const pills = pillsAtEnds(lines, frame)

  return drafts.map(({ segment, strokes: [first, second] }, index) => {
    const line = lines[index] as SegmentLine
    const wording = wordingOf(segment, t)
    const around = { frame, taken, pills: pills.get(segment.id) ?? [] }
    const texts = !first
      ? []
      : second
        ? labelBeside(first.to, frame.columns[segment.from].inward, wording, around)
        : labelAlong(first, wording, around)
    for (const { box } of texts) taken.add({ box })
    return { ...line, texts, loss: losses[index] ?? null }
  })
}
