import type { Side } from '../../timeline/timeline'
import type { Size } from '../useSize'
import type { Font } from './type'

export type Form = 'large' | 'wide' | 'medium' | 'narrow' | 'slim' | 'sheet'

/** One lifeline and the margin beside it, as x coordinates. */
export interface Column {
  readonly side: Side
  /** 1 on the left, −1 on the right: towards the other lifeline. */
  readonly inward: 1 | -1
  readonly ribbon: { readonly x: number; readonly width: number }
  readonly centre: number
  /** Where segments leave and arrive. */
  readonly port: number
  /** The ribbon's edge to the margin. */
  readonly edge: number
  /** Where names of states begin, and end at the latest. */
  readonly names: number
  readonly namesEnd: number
  /** Where calls begin at the outside. */
  readonly calls: number
}

/** What the width of the diagram decides. */
export interface Frame {
  readonly form: Form
  readonly width: number
  readonly columns: Readonly<Record<Side, Column>>
  /** Right edge of the times beside the ladder; null where there is no room for them. */
  readonly times: number | null
  readonly fonts: Readonly<Record<'label' | 'word' | 'state' | 'call' | 'note' | 'time', Font>>
  readonly top: number
  readonly bottom: number
}

const SIZES = {
  large: {
    outer: 24,
    times: 74,
    calls: 48,
    names: 132,
    gap: 16,
    ribbon: 12,
    label: 15,
    state: 16,
    note: 13.5,
  },
  wide: { outer: 16, times: 62, calls: 36, names: 104, gap: 14, ribbon: 10, label: 12, state: 13, note: 11 },
  medium: { outer: 12, times: 0, calls: 0, names: 104, gap: 14, ribbon: 10, label: 12, state: 12, note: 11 },
  narrow: { outer: 2, times: 0, calls: 0, names: 86, gap: 8, ribbon: 8, label: 10.5, state: 11, note: 10 },
  // Calls only: the heads tell the states.
  slim: { outer: 2, times: 0, calls: 0, names: 58, gap: 6, ribbon: 8, label: 10, state: 10, note: 10 },
  // In a column of a picture: no letter is smaller than 11 pixels, those that are set tight included.
  sheet: { outer: 4, times: 0, calls: 0, names: 96, gap: 6, ribbon: 10, label: 13.4, state: 12, note: 12.3 },
} as const

/** Wider than this the lines lie so flat that time no longer seems to pass. */
const WIDEST_LANE = 840
/** Between the ribbon and the tip of a segment's arrow. */
const PORT_GAP = 2

export function formOf(width: number): Form {
  if (width >= 1000) return 'large'
  if (width >= 360) return width >= 720 ? 'wide' : width >= 480 ? 'medium' : 'narrow'
  return 'slim'
}

/** Lower than this, time has no room to run down (wire.ts). */
export const LEAST_LADDER = 100

/** What the heads tell: names, states and addresses, as far as there is room. */
export function headFormOf({ width, height }: Size): 'ends' | 'names' | 'states' | 'addresses' {
  if (height < LEAST_LADDER) return 'ends'
  if (height < 150) return 'names'
  return height < 320 || formOf(width) === 'slim' ? 'states' : 'addresses'
}

/** Height in pixels of the heads above the ladder. */
export function headOf(size: Size): number {
  const form = headFormOf(size)
  if (form === 'ends') return size.height
  if (form === 'addresses') return { large: 72, wide: 60 }[formOf(size.width) as string] ?? 76
  return form === 'states' ? 50 : 28
}

export function frameOf(width: number, form: Form = formOf(width)): Frame {
  const size = SIZES[form]
  const margin = size.outer + size.calls + size.names + size.gap
  const spare = Math.max(0, width - 2 * margin - size.times - 2 * size.ribbon - WIDEST_LANE)
  const left = size.times + spare / 2
  const right = width - spare / 2

  const column = (side: Side, outside: number, inward: 1 | -1): Column => {
    const edge = outside + inward * margin
    const inner = edge + inward * size.ribbon
    return {
      side,
      inward,
      ribbon: { x: Math.min(edge, inner), width: size.ribbon },
      centre: (edge + inner) / 2,
      port: inner + inward * PORT_GAP,
      edge,
      names: edge - inward * size.gap,
      namesEnd: outside + inward * (size.outer + size.calls),
      calls: outside + inward * size.outer,
    }
  }
  return {
    form,
    width,
    columns: { client: column('client', left, 1), server: column('server', right, -1) },
    times: size.times > 0 ? left : null,
    fonts: {
      label: { face: 'mono', size: size.label },
      word: { face: 'sans', size: size.note },
      state: { face: 'sans', size: size.state },
      call: { face: 'mono', size: size.label },
      note: { face: 'sans', size: size.note },
      time: { face: 'mono', size: form === 'large' ? 13 : 11 },
    },
    top: 24,
    bottom: 32,
  }
}
