import { carriedBy, flyingAt, heldBetween, PILL, shareAt } from '../../diagrams/sequence/flying'
import { type Box, boxesMeet, levelBox } from '../../diagrams/sequence/geometry'
import { pointOn } from '../../diagrams/sequence/glyphs'
import type { Scene, SegmentLine } from '../../diagrams/sequence/scene'

/** What is on its way at an instant, as the boxes of its pills and, where they are told, of its numbers. */
function carried({ lines, frame }: Scene, instant: number): Box[] {
  const { size } = frame.fonts.label
  return flyingAt(lines, instant, frame).flatMap(({ line, drop, alone, numbersDrop }) => {
    const place = pointOn(line.strokes, shareAt(line, instant, true))
    const widths = carriedBy(line, frame)
    const pill = heldBetween(frame.columns, widths.pill, place)
    const numbers = heldBetween(frame.columns, widths.numbers, place)
    return [
      { ...pill, y: pill.y + drop, width: widths.pill, height: PILL.height, angle: 0 },
      ...(alone ? [levelBox(numbers.x, numbers.y + numbersDrop - 0.36 * size, widths.numbers, size)] : []),
    ]
  })
}

/**
 * A ladder at rest: on a screen a pill passes over what stands on the page; on paper it would hide a part of it
 * for good. What it meets is left out, row by row.
 */
export function uncovered(scene: Scene, instant: number): Scene {
  const over = carried(scene, instant)
  const isClear = ({ box }: { readonly box: Box }) => !over.some((each) => boxesMeet(each, box))
  const line = (each: SegmentLine): SegmentLine => ({
    ...each,
    texts: each.texts.filter(isClear),
    loss: each.loss && {
      ...each.loss,
      word: each.loss.word && isClear(each.loss.word) ? each.loss.word : null,
    },
  })
  return {
    ...scene,
    lines: scene.lines.map(line),
    folds: scene.folds.map((fold) =>
      fold.length && !isClear(fold.length) ? { ...fold, length: null } : fold,
    ),
  }
}
