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
      // The shorthand is empty where ligatures are off.
      const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element)
      pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
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

/** Pairs of labels of which one stands on the other. May be sent to a page: it uses nothing from outside itself. */
export function overlaps(labels: readonly Label[]): string[] {
  /** Directions of a box's sides: where two boxes are apart, they are apart along one of these. */
  const sidesOf = ({ corners }: Label): Point[] =>
    corners.map(({ x, y }, i) => {
      const next = corners[(i + 1) % corners.length] ?? { x, y }
      return { x: y - next.y, y: next.x - x }
    })

  /** What browsers differ by in setting the same font, in pixels. */
  const SLACK = 1
  const areApart = (a: Label, b: Label) =>
    [...sidesOf(a), ...sidesOf(b)].some((axis) => {
      const slack = SLACK * Math.hypot(axis.x, axis.y)
      const along = (label: Label) => label.corners.map(({ x, y }) => x * axis.x + y * axis.y)
      const [mine, theirs] = [along(a), along(b)]
      return (
        Math.max(...mine) <= Math.min(...theirs) + slack || Math.max(...theirs) <= Math.min(...mine) + slack
      )
    })

  const bounds = labels.map(({ corners }) => {
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
    return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)] as const
  })
  // Nearly all are far apart: that is quicker to see.
  const areNear = (i: number, j: number) => {
    const [a, b] = [bounds[i], bounds[j]]
    return a && b && a[0] < b[1] && b[0] < a[1] && a[2] < b[3] && b[2] < a[3]
  }
  return labels.flatMap((label, i) =>
    labels
      .slice(i + 1)
      .filter((later, next) => areNear(i, i + 1 + next) && !areApart(label, later))
      .map((later) => `“${label.words}” and “${later.words}”`),
  )
}
