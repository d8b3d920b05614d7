import type { Size } from '../../useSize'
import type { Layout } from '../layout'
import { drawn } from './plan'
import { stevens } from './stevens'

/** A node with a number under its name, in ems. */
const NODE = { width: 8.4, height: 3.5 }

/** The map with room for a number in each node, in a box of at least 320×340 CSS pixels. */
export const countedMapFor = (box: Size): Layout => drawn(stevens(box, NODE))
