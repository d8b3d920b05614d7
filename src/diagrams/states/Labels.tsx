import type { Side, Walk } from '../../timeline/timeline'
import {
  asidePlace,
  baselines,
  captionLines,
  type LabelLine,
  type LabelPlace,
  labelLines,
  labelPlace,
  RESET_LINES,
  RESET_PLACE,
} from './labels'
import type { Corner, Layout } from './layout'
import type { Looks } from './looks'
import { routeKey } from './routes'
import { DRAWN, edgeOf } from './standing'
import styles from './states.module.css'

export interface LabelProps {
  readonly lines: readonly LabelLine[]
  readonly place: LabelPlace
  /** In one of the named parts of the figure. */
  readonly inside?: boolean
  readonly walked?: boolean
  /** Who walks the edge at this moment. */
  readonly now?: Side
}

export function Label({ lines, place, inside = false, walked = false, now }: LabelProps) {
  const rows = baselines(place, lines.length)
  return (
    <g
      className={styles.label}
      data-inside={inside ? '' : undefined}
      data-walked={walked ? '' : undefined}
      data-side={now}
    >
      {lines.map(({ text, part }, index) => (
        <text key={text} x={place.x} y={rows[index]} textAnchor={place.anchor} data-part={part}>
          {text}
        </text>
      ))}
    </g>
  )
}

/** Words of an arrow by its id, and in which of their ways they are set. */
interface EdgeLabel extends LabelProps {
  readonly id: string
  readonly look: string
}

/** The words of every arrow, and of what is walked now if it is something else. */
export function labelsAt(layout: Layout, { now, told }: Looks): readonly EdgeLabel[] {
  const inside = ({ x, y }: LabelPlace) =>
    layout.groups.some(
      (group) => x > group.x && x < group.x + group.width && y > group.y && y < group.y + group.height,
    )
  const current = now.flatMap((walk): EdgeLabel[] => {
    const key = routeKey(walk.from, walk.to)
    const edge = edgeOf(walk)
    const place = edge?.drawn ? labelPlace(key) : asidePlace(layout.line(walk.from, walk.to))
    if (!edge || !place) return []
    const { endpoint } = walk
    const id = `${endpoint} now`
    return [{ id, look: edge.id, place, lines: labelLines(edge), inside: inside(place), now: endpoint }]
  })
  const others = [...DRAWN].flatMap(([id, edge]): EdgeLabel[] => {
    const place = labelPlace(id)
    if (!place || current.some((label) => label.place === place)) return []
    const walked = told.has(edge.id)
    return [
      { id, look: walked ? 'walked' : '', place, lines: labelLines(edge), inside: inside(place), walked },
    ]
  })
  return [{ id: 'reset', look: '', lines: RESET_LINES, place: RESET_PLACE }, ...others, ...current]
}

/** All the words of the full figure. */
export function Labels({ layout, looks }: { readonly layout: Layout; readonly looks: Looks }) {
  return labelsAt(layout, looks).map(({ id, look: _, ...label }) => <Label key={id} {...label} />)
}

interface CaptionProps {
  readonly corner: Corner | undefined
  readonly walks: readonly Walk[]
}

/** In the map: what is walked now, in its free corner, as far as there is room. */
export function Caption({ corner, walks }: CaptionProps) {
  if (!corner) return null
  let above = 0
  return walks.flatMap((walk) => {
    const edge = edgeOf(walk)
    const lines = edge ? captionLines(edge) : []
    if (lines.length === 0 || above + lines.length > corner.lines) return []
    const y = corner.y + above * corner.leading
    above += lines.length
    return [
      <g key={walk.endpoint} className={styles.label} data-side={walk.endpoint}>
        {lines.map(({ text, part }, index) => (
          <text key={text} x={corner.x} y={y + index * corner.leading} data-part={part}>
            {text}
          </text>
        ))}
      </g>,
    ]
  })
}
