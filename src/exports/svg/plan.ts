import type { Form } from '../../diagrams/sequence/frame'
import { FULL_FIGURE } from '../../diagrams/states/full'
import type { Layout } from '../../diagrams/states/layout'
import { mapFor } from '../../diagrams/states/map/map'
import { HEADS } from './Heads'
import { MARGIN } from './Sheet'

/** Where ladder and figure stand in a picture, in pixels. */
export interface Plan {
  readonly width: number
  readonly ladder: { readonly width: number; readonly form?: Form }
  readonly figure: {
    readonly layout: Layout
    readonly scale: number
    readonly x: number
    readonly height: number
  }
  /** The figure stands beside the ladder, or above it. */
  readonly columns: 1 | 2
}

/** From this width on, the words at all transitions have room beside a ladder; from the other, the map has. */
const [ROOM_FOR_WORDS, ROOM_FOR_MAP] = [1100, 700]
/** The narrowest map whose names in one line are 11 pixels high, and the widest one whose names stand in two. */
const [ONE_LINE, TWO_LINES] = [346, 315]
const MAP = { width: 352, height: 310 }
/** The letters of its tokens are as high as its names. */
const TOKEN = { radius: 8.6, out: -2 }
/** Pixels beside a map, for its tokens. */
const ASIDE = 4

const STATES = 452
const LADDER = 744

/** As wide as a picture is unless one asks. */
const USUAL: Plan = {
  width: LADDER + STATES + MARGIN,
  ladder: { width: LADDER },
  figure: {
    layout: FULL_FIGURE,
    scale: STATES / FULL_FIGURE.width,
    x: LADDER,
    height: (STATES / FULL_FIGURE.width) * FULL_FIGURE.height,
  },
  columns: 2,
}

/** How a picture of this width is divided: no letter in it is smaller than 11 pixels where the figure is a map. */
export function planFor(width: number | undefined): Plan {
  if (width === undefined) return USUAL
  if (width >= ROOM_FOR_WORDS) {
    const { figure } = USUAL
    const ladder = width - STATES - MARGIN
    return { ...USUAL, width, ladder: { width: ladder }, figure: { ...figure, x: ladder } }
  }
  if (width >= ROOM_FOR_MAP) {
    const layout = { ...mapFor(MAP), token: TOKEN }
    const x = width - MAP.width - ASIDE
    return {
      width,
      ladder: { width: x, form: 'sheet' },
      figure: { layout, scale: 1, x, height: MAP.height },
      columns: 2,
    }
  }
  const room = Math.min(width - 2 * ASIDE, 460)
  const box = { width: room < ONE_LINE ? TWO_LINES : room, height: MAP.height }
  const layout = { ...mapFor(box), token: TOKEN }
  return {
    width,
    ladder: { width, form: 'sheet' },
    figure: { layout, scale: 1, x: (width - layout.width) / 2, height: MAP.height },
    columns: 1,
  }
}

/** How far down a figure beside a ladder reaches, from where the ladder begins. */
export const footOf = ({ columns, figure }: Plan): number =>
  columns === 2 ? figure.height - HEADS.stated : 0
