import type { State } from '../../../tcp/tcb/state'
import type { Size } from '../../useSize'
import { before, type Point } from '../geometry'
import { type Corner, type Group, type Layout, type Line, lineOf, type NodeBox, type Pen } from '../layout'
import { routeKey } from '../routes'

type Turn = readonly [x: number, y: number]

/** Turns of a way by `routeKey`, from the border of one node to the border of another. */
export type Ways = Readonly<Record<string, readonly Turn[]>>

/** A drawing of the map before its lines are set. */
export interface Plan extends Size {
  readonly name: 'map' | 'rows'
  readonly nodes: Readonly<Record<State, NodeBox>>
  readonly ways: Ways
  /** Ways of changes that are drawn only while they are made. */
  readonly asides: Ways
  readonly groups: readonly Group[]
  readonly corner?: Corner
  readonly type: { readonly size: number; readonly split: boolean }
}

const PEN: Pen = { corner: 4, arrow: { length: 5, width: 4.5 } }
const TOKEN = { radius: 7, out: -2 }

/** From border to border, along the line between the centres. */
function straight(start: NodeBox, end: NodeBox): readonly Point[] {
  const [across, down] = [Math.abs(end.x - start.x), Math.abs(end.y - start.y)]
  const inside = ({ width, height }: NodeBox) =>
    Math.min(width / 2 / across, height / 2 / down) * Math.hypot(across, down)
  return [before(end, start, inside(start)), before(start, end, inside(end))]
}

export function drawn({ ways, asides, ...plan }: Plan): Layout {
  const line = (key: string, turns: readonly Turn[]): Line => {
    const [from, to] = key.split('>') as [State, State]
    return lineOf(PEN, { from, to, points: turns.map(([x, y]) => ({ x, y })) })
  }
  const lines = new Map(Object.entries(ways).map(([key, turns]) => [key, line(key, turns)]))
  return {
    ...plan,
    target: plan.nodes.CLOSED.height + 6,
    token: TOKEN,
    lines,
    line: (from, to) => {
      const key = routeKey(from, to)
      const aside = asides[key]
      return (
        lines.get(key) ??
        (aside
          ? line(key, aside)
          : lineOf(PEN, { from, to, points: straight(plan.nodes[from], plan.nodes[to]) }))
      )
    },
  }
}

/** The edges of a node, by which ways are told where to begin and to end. */
export const sides = ({ x, y, width, height }: NodeBox) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
})

/** What grows from `least` to `most` as the room for it grows from nothing. */
export const within = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most))
