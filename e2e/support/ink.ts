import type { Page } from '@playwright/test'
import { type Label, overlaps } from './labels'

type Point = Label['corners'][number]

/** What the diagrams show at one step. */
export interface Sight {
  /** As the slider says it: "step 3 of 14, …". */
  readonly step: string
  /** How many texts they show, those that are scrolled out of view too. */
  readonly texts: number
  /** Texts that are cut off, that a line runs through, that something is drawn over, or that stand on another. */
  readonly faults: readonly string[]
}

/** Looks at the diagrams at every step, the last one first; in one go, since every word with the browser takes time. */
export const sightsOf = (page: Page): Promise<Sight[]> => page.evaluate(`(${lookThrough})(${overlaps})`)

/** Runs in the page, and so uses nothing from outside itself. */
async function lookThrough(overlapsOf: typeof overlaps): Promise<Sight[]> {
  /** What the rounding of a measure may take. */
  const SLACK = 1
  /** Pixels from one look at a line to the next. */
  const STRIDE = 3

  const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
  const isSeen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true })

  const boundsOf = (corners: readonly Point[]) => {
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  }
  type Bounds = ReturnType<typeof boundsOf>
  const overlap = (a: Bounds, b: Bounds) =>
    a.left < b.right - SLACK &&
    b.left < a.right - SLACK &&
    a.top < b.bottom - SLACK &&
    b.top < a.bottom - SLACK

  const reaches = new Map<string, TextMetrics>()
  /** How far above and below its baseline the ink of these words reaches. */
  const reachOf = (words: string, element: Element) => {
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element)
    const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
    const reach = reaches.get(font + words)
    if (reach) return reach
    pen.font = font
    const measured = pen.measureText(words)
    reaches.set(font + words, measured)
    return measured
  }

  const inkOfSvg = (text: SVGTextElement): Label[] => {
    // A title is told, not shown.
    const words = [...text.childNodes]
      .filter((child) => !(child instanceof SVGTitleElement))
      .map((child) => child.textContent)
      .join(' ')
      .trim()
    const matrix = text.getScreenCTM()
    if (!words || !matrix) return []
    const { actualBoundingBoxAscent, actualBoundingBoxDescent } = reachOf(words, text)
    const { x, width } = text.getBBox()
    const baseline = text.getStartPositionOfChar(0).y
    const [top, bottom] = [baseline - actualBoundingBoxAscent, baseline + actualBoundingBoxDescent]
    const corners = [
      new DOMPoint(x, top),
      new DOMPoint(x + width, top),
      new DOMPoint(x + width, bottom),
      new DOMPoint(x, bottom),
    ].map((corner) => corner.matrixTransform(matrix))
    return [{ words, corners: corners.map((corner) => ({ x: corner.x, y: corner.y })) }]
  }

  const inkOfHtml = (element: Element): Label[] => {
    const words = element.textContent?.trim()
    if (!words) return []
    const range = document.createRange()
    range.selectNodeContents(element)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    const reach = reachOf(words, element)
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = reach
    const baseline = top + (bottom - top - above - below) / 2 + above
    const ink = {
      left,
      right,
      top: baseline - reach.actualBoundingBoxAscent,
      bottom: baseline + reach.actualBoundingBoxDescent,
    }
    const corners = [
      { x: left, y: ink.top },
      { x: right, y: ink.top },
      { x: right, y: ink.bottom },
      { x: left, y: ink.bottom },
    ]
    return [{ words, corners }]
  }

  const inside = ({ x, y }: Point, corners: readonly Point[]) =>
    corners.every((from, index) => {
      const to = corners[(index + 1) % corners.length] as Point
      const away =
        ((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)) /
        Math.hypot(to.x - from.x, to.y - from.y)
      return away > SLACK / 2
    })

  const known = new Map<string, readonly Point[]>()
  /** Where an outline runs, on the screen. */
  const pointsOf = (shape: SVGGeometryElement): Point[] => {
    const matrix = shape.getScreenCTM()
    if (!matrix) return []
    const form = [...shape.attributes].map(({ value }) => value).join()
    let points = known.get(form)
    if (!points) {
      const length = shape.getTotalLength()
      const looks = Math.ceil((length * Math.hypot(matrix.a, matrix.b)) / STRIDE) + 1
      points = Array.from({ length: length > 0 ? looks + 1 : 0 }, (_, nth) => {
        const { x, y } = shape.getPointAtLength((length * nth) / looks)
        return { x, y }
      })
      known.set(form, points)
    }
    const { a, b, c, d, e, f } = matrix
    return points.map(({ x, y }) => ({ x: a * x + c * y + e, y: b * x + d * y + f }))
  }

  const isPainted = (paint: string) => paint !== 'none' && !/^(transparent|rgba\(.*, 0\))$/.test(paint)
  const isFilled = (shape: Element) => shape.tagName !== 'line' && isPainted(getComputedStyle(shape).fill)
  const isLater = (element: Element, other: Element) =>
    (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0

  /** A line that is meant to run behind words: these have an outline in the colour of the paper to keep it off. */
  const runsBehind = (line: Element, text: Element) =>
    line.matches('[data-playhead] *, [data-detour] *') &&
    isLater(line, text) &&
    getComputedStyle(text).paintOrder.startsWith('stroke')

  interface Drawn {
    readonly element: SVGTextElement
    readonly ink: Label
    readonly bounds: Bounds
  }
  const drawnIn = (svg: Element): Drawn[] =>
    [...svg.querySelectorAll('text')]
      .filter(isSeen)
      .flatMap((element) => inkOfSvg(element).map((ink) => ({ element, ink, bounds: boundsOf(ink.corners) })))

  /** Whether something of these bounds stands on some ink. */
  const stands = ({ left, right, top, bottom }: Bounds, { corners }: Label) => {
    const along = corners.flatMap((from, index) => {
      const to = corners[(index + 1) % corners.length] as Point
      return [0, 0.2, 0.4, 0.6, 0.8].map((share) => ({
        x: from.x + (to.x - from.x) * share,
        y: from.y + (to.y - from.y) * share,
      }))
    })
    return (
      along.some(
        ({ x, y }) => x > left + SLACK && x < right - SLACK && y > top + SLACK && y < bottom - SLACK,
      ) || [left, right].some((x) => [top, bottom].some((y) => inside({ x, y }, corners)))
    )
  }

  /** Words that a line runs through, or that something is drawn over. */
  function spoilt(svg: Element, texts: readonly Drawn[]): string[] {
    const plates = [...svg.querySelectorAll('rect, circle')].filter(
      (plate) => isSeen(plate) && isFilled(plate),
    )
    const isPlated = ({ x, y }: Point, line: Element, text: Element) =>
      plates.some((plate) => {
        if (!isLater(line, plate) || !isLater(plate, text)) return false
        const { left, right, top, bottom } = plate.getBoundingClientRect()
        return x >= left && x <= right && y >= top && y <= bottom
      })
    return [...svg.querySelectorAll<SVGGeometryElement>('path, line, rect, circle, polygon')].flatMap(
      (shape) => {
        const { left, right, top, bottom } = shape.getBoundingClientRect()
        const reach = { left: left - 2, right: right + 2, top: top - 2, bottom: bottom + 2 }
        const near = texts.filter(
          ({ element, bounds }) => element.parentNode !== shape.parentNode && overlap(reach, bounds),
        )
        if (near.length === 0 || !isSeen(shape)) return []
        const points = isPainted(getComputedStyle(shape).stroke) ? pointsOf(shape) : []
        const filled = isFilled(shape)
        return near.flatMap(({ element, ink }) => {
          const struck =
            points.some((point) => inside(point, ink.corners) && !isPlated(point, shape, element)) &&
            !runsBehind(shape, element)
          const hidden = filled && isLater(element, shape) && stands({ left, right, top, bottom }, ink)
          const what = [shape, shape.parentElement].map((part) => part?.getAttribute('class')).join(' in ')
          return struck || hidden
            ? [`“${ink.words}” ${struck ? 'has a line through it' : 'is hidden'} (${shape.tagName} ${what})`]
            : []
        })
      },
    )
  }

  type Looked = Pick<Sight, 'texts' | 'faults'>

  function look(region: Element): Looked {
    const svg = region.querySelector('svg') as SVGSVGElement
    const drawn = drawnIn(svg)
    const heads = [...region.querySelectorAll('*')]
      .filter((element) => element.childElementCount === 0 && !element.closest('svg') && isSeen(element))
      .flatMap(inkOfHtml)

    const edge = region.getBoundingClientRect()
    // What is scrolled out of view can be scrolled into view.
    const paper = region.scrollHeight > region.clientHeight ? svg.getBoundingClientRect() : edge
    const cut = ({ words, corners }: Label, frame: DOMRect) => {
      const { left, right, top, bottom } = boundsOf(corners)
      const across = left < Math.max(0, edge.left) - SLACK || right > Math.min(innerWidth, edge.right) + SLACK
      const down = top < frame.top - SLACK || bottom > frame.bottom + SLACK
      return across || down ? [`“${words}” is cut off`] : []
    }
    return {
      texts: heads.length + drawn.length,
      faults: [
        // What is drawn passes behind the heads as it is scrolled.
        ...overlapsOf(heads),
        ...overlapsOf(drawn.map(({ ink }) => ink)),
        ...heads.flatMap((ink) => cut(ink, edge)),
        ...drawn.flatMap(({ ink }) => cut(ink, paper)),
        ...spoilt(svg, drawn),
      ],
    }
  }

  const looks = new Map<Element, Looked & { readonly content: string }>()
  /** The same, where it looks as it did at the step before. */
  const lookAgain = (region: Element): Looked => {
    const content = `${region.scrollTop} ${region.innerHTML}`
    const known = looks.get(region)
    const looked = known?.content === content ? known : { ...look(region), content }
    looks.set(region, looked)
    return looked
  }

  const slider = document.querySelector('[type=range]') as HTMLInputElement
  const press = (key: string) =>
    slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  /** React renders what a key does before anything else happens. */
  const rendered = () => new Promise<void>((resolve) => queueMicrotask(resolve))
  const sights: Sight[] = []
  // The diagrams may just have been given another size.
  await document.fonts.ready
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  press('End')
  await rendered()
  for (let step = ''; step !== slider.getAttribute('aria-valuetext'); await rendered()) {
    step = slider.getAttribute('aria-valuetext') ?? ''
    for (const easing of document.getAnimations()) easing.finish()
    const diagrams = [...document.querySelectorAll('section:has(> svg)')].map(lookAgain)
    sights.push({
      step,
      texts: diagrams.reduce((sum, { texts }) => sum + texts, 0),
      faults: diagrams.flatMap(({ faults }) => faults),
    })
    press('ArrowLeft')
  }
  return sights
}
