import type { Side, Walk } from '../../timeline/timeline'
import {
  asidePlace,
  baselines,
  type LabelLine,
  type LabelPlace,
  labelLines,
  labelPlace,
  RESET_LINES,
  RESET_PLACE,
} from './labels'
import type { Layout } from './layout'
import { routeKey } from './routes'
import { DRAWN, edgeOf, type Standing } from './standing'
import styles from './states.module.css'

interface LabelProps {
  readonly lines: readonly LabelLine[]
  readonly place: LabelPlace
  /** In one of the named parts of the figure. */
  readonly inside?: boolean
  readonly walked?: boolean
  /** Who walks the edge at this moment. */
  readonly now?: Side
}

function Label({ lines, place, inside = false, walked = false, now }: LabelProps) {
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

/** The words of every arrow, and of what is walked now if it is something else. */
export function Labels({ layout, standing }: { readonly layout: Layout; readonly standing: Standing }) {
  const { now, edges } = standing
  const current = now.flatMap((walk) => {
    const edge = edgeOf(walk)
    const line = layout.line(walk.from, walk.to)
    const place = edge?.drawn ? labelPlace(routeKey(walk.from, walk.to)) : asidePlace(line)
    return edge && place ? [{ side: walk.endpoint, place, lines: labelLines(edge) }] : []
  })

  const inside = ({ x, y }: LabelPlace) =>
    layout.groups.some(
      (group) => x > group.x && x < group.x + group.width && y > group.y && y < group.y + group.height,
    )

  return (
    <>
      <Label lines={RESET_LINES} place={RESET_PLACE} />
      {[...DRAWN].map(([key, edge]) => {
        const place = labelPlace(key)
        if (!place || current.some((label) => label.place === place)) return null
        return (
          <Label
            key={key}
            lines={labelLines(edge)}
            place={place}
            inside={inside(place)}
            walked={edges.has(edge.id)}
          />
        )
      })}
      {current.map(({ side, place, lines }) => (
        <Label key={side} lines={lines} place={place} inside={inside(place)} now={side} />
      ))}
    </>
  )
}

/** In the small figure: what is walked now, in its empty corner. */
const CAPTION_PLACE = { x: 3, y: 38, anchor: 'start', leading: 13 } as const

export function Caption({ walks }: { readonly walks: readonly Walk[] }) {
  return walks.map((walk, index) => {
    const edge = edgeOf(walk)
    if (!edge) return null
    const lines = labelLines(edge)
    const caption = (['event', 'action'] as const).flatMap((part) => {
      const words = lines.filter((line) => line.part === part).map(({ text }) => text)
      return words.length > 0 ? [{ text: words.join(part === 'event' ? ' ' : '; '), part }] : []
    })
    const place = { ...CAPTION_PLACE, y: CAPTION_PLACE.y + index * 28 }
    return <Label key={walk.endpoint} lines={caption} place={place} now={walk.endpoint} />
  })
}
