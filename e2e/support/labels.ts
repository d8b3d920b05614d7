import type { Locator } from '@playwright/test'

interface Point {
  readonly x: number
  readonly y: number
}

/** The ink of a label as it stands on the screen, turned with its line: four corners in order. */
export interface Label {
  readonly words: string
  readonly corners: readonly Point[]
}

/** The text elements of an SVG drawing, with the corners of their ink in pixels of the window. */
export const labelsOf = (texts: Locator): Promise<Label[]> =>
  texts.evaluateAll((elements) => {
    const pen = document.createElement('canvas').getContext('2d')
    return elements.flatMap((element) => {
      const words = element.textContent?.trim()
      const matrix = element instanceof SVGTextElement && element.getScreenCTM()
      if (!pen || !words || !matrix) return []
      pen.font = getComputedStyle(element).font
      const { actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText(words)
      const { x, width } = element.getBBox()
      const baseline = element.getStartPositionOfChar(0).y
      const [top, bottom] = [baseline - actualBoundingBoxAscent, baseline + actualBoundingBoxDescent]
      const corners = [
        new DOMPoint(x, top),
        new DOMPoint(x + width, top),
        new DOMPoint(x + width, bottom),
        new DOMPoint(x, bottom),
      ].map((corner) => corner.matrixTransform(matrix))
      return [{ words, corners: corners.map((corner) => ({ x: corner.x, y: corner.y })) }]
    })
  })

/** Directions of a box's sides: where two boxes are apart, they are apart along one of these. */
const sidesOf = ({ corners }: Label): Point[] =>
  corners.map(({ x, y }, i) => {
    const next = corners[(i + 1) % corners.length] ?? { x, y }
    return { x: y - next.y, y: next.x - x }
  })

function areApart(a: Label, b: Label): boolean {
  return [...sidesOf(a), ...sidesOf(b)].some((axis) => {
    const along = (label: Label) => label.corners.map(({ x, y }) => x * axis.x + y * axis.y)
    const [mine, theirs] = [along(a), along(b)]
    return Math.max(...mine) <= Math.min(...theirs) || Math.max(...theirs) <= Math.min(...mine)
  })
}

/** Pairs of labels of which one stands on the other. */
export const overlaps = (labels: readonly Label[]): string[] =>
  labels.flatMap((label, i) =>
    labels
      .slice(i + 1)
      .filter((later) => !areApart(label, later))
      .map((later) => `“${label.words}” and “${later.words}”`),
  )
