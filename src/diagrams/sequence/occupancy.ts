import { type Box, boxesMeet, reach, type Stroke, strokeMeets } from './geometry'

/** Height in pixels of the bands in which neighbours are looked up. */
const BAND = 64

type Thing = { readonly box: Box } | { readonly stroke: Stroke }

/** What already stands on the page, so that nothing is set over it. */
export class Occupancy {
  readonly #bands = new Map<number, Thing[]>()

  add(thing: Thing): void {
    const [top, bottom] =
      'box' in thing
        ? reach(thing.box)
        : [Math.min(thing.stroke.from.y, thing.stroke.to.y), Math.max(thing.stroke.from.y, thing.stroke.to.y)]
    for (let band = Math.floor(top / BAND); band <= Math.floor(bottom / BAND); band++) {
      const things = this.#bands.get(band)
      if (things) things.push(thing)
      else this.#bands.set(band, [thing])
    }
  }

  isFree(box: Box): boolean {
    const [top, bottom] = reach(box)
    for (let band = Math.floor(top / BAND); band <= Math.floor(bottom / BAND); band++) {
      const things = this.#bands.get(band) ?? []
      if (
        things.some((thing) => ('box' in thing ? boxesMeet(thing.box, box) : strokeMeets(thing.stroke, box)))
      ) {
        return false
      }
    }
    return true
  }
}
