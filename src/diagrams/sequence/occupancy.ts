import { type Box, boxesMeet, reach, type Stroke, strokeMeets } from './geometry'

/** Height in pixels of the bands in which neighbours are looked up. */
const BAND = 64

const bandsOf = (top: number, bottom: number) => [Math.floor(top / BAND), Math.floor(bottom / BAND)] as const

/** Strokes that can be looked up by the height at which they run. */
export interface Strokes {
  near(top: number, bottom: number): readonly Stroke[]
}

/** What already stands on a part of the page, so that nothing is set over it. */
export class Occupancy {
  readonly #boxes = new Map<number, Box[]>()
  readonly #strokes: Strokes | undefined
  readonly #below: Occupancy | undefined

  /** What is set here keeps clear of strokes, and of what stands on a page below. */
  constructor({ strokes, below }: { readonly strokes?: Strokes; readonly below?: Occupancy } = {}) {
    this.#strokes = strokes
    this.#below = below
  }

  add(box: Box): void {
    const [first, last] = bandsOf(...reach(box))
    for (let band = first; band <= last; band++) {
      const boxes = this.#boxes.get(band)
      if (boxes) boxes.push(box)
      else this.#boxes.set(band, [box])
    }
  }

  /** All that may reach into this height, but for what stands below. */
  near(top: number, bottom: number): { readonly boxes: readonly Box[]; readonly strokes: readonly Stroke[] } {
    const [first, last] = bandsOf(top, bottom)
    const boxes = new Set<Box>()
    for (let band = first; band <= last; band++) {
      for (const box of this.#boxes.get(band) ?? []) boxes.add(box)
    }
    return { boxes: [...boxes], strokes: this.#strokes?.near(top, bottom) ?? [] }
  }

  isFree(box: Box): boolean {
    const [top, bottom] = reach(box)
    const [first, last] = bandsOf(top, bottom)
    for (let band = first; band <= last; band++) {
      if (this.#boxes.get(band)?.some((other) => boxesMeet(other, box))) return false
    }
    if (this.#strokes?.near(top, bottom).some((stroke) => strokeMeets(stroke, box))) return false
    return this.#below?.isFree(box) ?? true
  }
}
