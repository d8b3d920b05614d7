import type { Size } from '../useSize'
import { FULL_FIGURE } from './full'
import type { Layout } from './layout'
import { mapFor } from './map/map'

/** The least scale at which the words of the full figure, 12 units high at the least, can be read: at 9 CSS pixels. */
const LEAST_SCALE = 9 / 12

/** The drawing that suits a box of this many CSS pixels: the full figure where its words can be read, else the map. */
export function layoutFor(box: Size): Layout {
  const scale = Math.min(box.width / FULL_FIGURE.width, box.height / FULL_FIGURE.height)
  return scale >= LEAST_SCALE ? FULL_FIGURE : mapFor(box)
}
