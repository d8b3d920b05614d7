import { flyingAt, standsOn } from '../../diagrams/sequence/flying'
import { type Box, boxesMeet } from '../../diagrams/sequence/geometry'
import type { Scene, SegmentLine } from '../../diagrams/sequence/scene'

/**
 * A ladder at rest: on a screen a pill passes over what stands on the page; on paper it would hide a part of it
 * for good. What it meets is left out, row by row.
 */
export function uncovered(scene: Scene, instant: number): Scene {
  const sky = { frame: scene.frame, instant, motion: true }
  const over = flyingAt(scene, instant).flatMap((flying) => standsOn(flying, sky))
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
