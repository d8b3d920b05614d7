import type { Size } from '../../useSize'
import type { Layout } from '../layout'
import { bands, LEAST_BANDS } from './bands'
import { drawn } from './plan'
import { rows } from './rows'
import { stevens } from './stevens'

/** Least sizes of the two drawings, and of the one whose names stand in two lines. */
const LEAST = { bands: 160, stevens: { width: 316, height: 200 }, split: { width: 222, height: 262 } }

const planFor = (box: Size) => {
  const { width, height } = box
  if (width >= 2.2 * height && width >= LEAST_BANDS && height >= LEAST.bands) return bands(box)
  if (width >= LEAST.stevens.width && height >= LEAST.stevens.height) return stevens(box)
  if (width >= LEAST.split.width && height >= LEAST.split.height) return stevens(box)
  return rows(box)
}

/** The eleven states in a box of this many CSS pixels, without words at their transitions. */
export const mapFor = (box: Size): Layout => drawn(planFor(box))
