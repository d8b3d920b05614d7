import type { Messages } from '../../messages/messages'
import type { Fold } from '../../playback/schedule'
import type { Side } from '../../timeline/timeline'
import { wordingIn } from './describe'
import type { Drafts } from './drafts'
import { pillsOf } from './flying'
import { dotFolds, layoutFolds } from './folds'
import type { Frame } from './frame'
import type { Box } from './geometry'
import { labelAlong, labelBeside } from './labels'
import { fillMargin, type Margin } from './margin'
import { Occupancy } from './occupancy'
import { labelOutside } from './outside'
import type { Passage } from './passages'
import type { Entry, FoldMark, LineText, Note, SegmentLine } from './scene'
import { placeLoss } from './segments'
import type { TimedBracket } from './timers'

/** What is drawn whatever words there are, and so is known before them. */
export interface Ground {
  readonly t: Messages
  readonly frame: Frame
  readonly drafts: Drafts
  readonly margins: Readonly<Record<Side, Margin>>
  /** In the order in which they start. */
  readonly brackets: Readonly<Record<Side, readonly TimedBracket[]>>
  readonly folds: readonly Fold[]
  /** Places in order of the segments that are lost. */
  readonly losses: readonly number[]
  y(playing: number): number
  /** The line of the segment at this place in order, without words. */
  line(nth: number): SegmentLine
}

/** The words of a passage; those of segments by their places in order. */
export interface Words {
  readonly texts: ReadonlyMap<number, readonly LineText[]>
  readonly losses: ReadonlyMap<number, SegmentLine['loss']>
  readonly folds: readonly FoldMark[]
  readonly names: Readonly<Record<Side, readonly Note[]>>
  readonly entries: Readonly<Record<Side, readonly Entry[]>>
}

/** The label of a segment along its line, or beside the tip of one that swings back. */
function labelInside(nth: number, ground: Ground, passage: Passage, taken: Occupancy): readonly LineText[] {
  const { frame, drafts, t } = ground
  const draft = drafts.get(nth)
  const { segment, strokes, flight } = draft
  const [first, second] = strokes
  if (!first) return []
  const pills = () => {
    const flying = drafts.flyingAt(flight.end).map(ground.line)
    return pillsOf(flying, flight.end, frame)
  }
  const around = { frame, taken, part: passage, pills }
  const wording = wordingIn(frame, draft, t)
  if (!second) return labelAlong(first, wording, around)
  return labelBeside(first.to, frame.columns[segment.from].inward, wording, around)
}

/** Sets the words of a passage: what is nearest to the lines first, in order of time. */
export function setWords(passage: Passage, ground: Ground): Words {
  const { t, frame, drafts, margins, y } = ground
  const isHere = (height: number) => height >= passage.top && height < passage.bottom
  const taken = new Occupancy({ strokes: drafts })
  const boxes: Box[] = []
  const take = (box: Box) => {
    taken.add(box)
    boxes.push(box)
  }

  const folded = ground.folds.filter(({ start, end }) => isHere(y((start + end) / 2)))
  const lengths = layoutFolds(folded, frame, y, taken, passage)

  const losses = new Map<number, SegmentLine['loss']>()
  for (const nth of ground.losses) {
    const [stroke] = drafts.get(nth).strokes
    if (!stroke || !isHere(stroke.to.y)) continue
    const loss = placeLoss(stroke, t.segment_lost(), frame, taken, passage)
    if (loss?.word) take(loss.word.box)
    losses.set(nth, loss)
  }

  const texts = new Map<number, readonly LineText[]>()
  for (let nth = passage.first; nth < passage.end; nth++) {
    const label = labelInside(nth, ground, passage, taken)
    for (const { box } of label) take(box)
    texts.set(nth, label)
  }

  const fill = (side: Side) => {
    const begun = ground.brackets[side].filter(({ at }) => at >= passage.from && at < passage.until)
    return fillMargin(margins[side], begun, frame, y, passage, (margin) => {
      for (const [nth, label] of texts) {
        const draft = drafts.get(nth)
        const { segment, strokes } = draft
        const [first] = strokes
        if (label.length > 0 || segment.from !== side || segment.kind === 'forged' || !first) continue
        const outside = labelOutside(first.from, frame.columns[side], wordingIn(frame, draft, t), {
          frame,
          taken: margin,
          part: passage,
        })
        for (const { box } of outside) margin.add(box)
        texts.set(nth, outside)
      }
    })
  }
  const [client, server] = [fill('client'), fill('server')]
  return {
    texts,
    losses,
    folds: dotFolds(lengths, boxes, frame),
    names: { client: client.names, server: server.names },
    entries: { client: client.entries, server: server.entries },
  }
}
