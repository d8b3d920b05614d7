import { useMemo, useRef } from 'react'
import { Figure } from '../../diagrams/states/Figure'
import type { NodeBox } from '../../diagrams/states/layout'
import type { Looks } from '../../diagrams/states/looks'
import { countedMapFor } from '../../diagrams/states/map/counted'
import { type Interaction, useRoving } from '../../diagrams/states/useRoving'
import { useSize } from '../../diagrams/useSize'
import type { ListingMessages } from '../../messages/messages'
import { STATES, type State } from '../../tcp/tcb/state'
import { changeText, counted } from './numbers'
import styles from './SocketMap.module.css'

type Counts = Readonly<Partial<Record<State, number>>>

interface SocketMapProps {
  readonly counts: Counts
  /** What there was before, where two listings are compared. */
  readonly before: Counts | undefined
  /** States of which there is something to say. */
  readonly marked: ReadonlySet<State>
  readonly pressed: State | undefined
  readonly words: ListingMessages
  onPress(state: State): void
}

/** Shares of all from which a node is darker. */
const [SOME, MUCH] = [0.1, 0.4]

function weightOf(count: number, total: number): 0 | 1 | 2 | 3 {
  if (count === 0) return 0
  const share = count / total
  return share >= MUCH ? 3 : share >= SOME ? 2 : 1
}

/** The eleven states, and how many sockets are in each. A press on one chooses them. */
export function SocketMap({ counts, before, marked, pressed, words: t, onPress }: SocketMapProps) {
  const section = useRef<HTMLElement>(null)
  const size = useSize(section)
  const layout = useMemo(() => size && countedMapFor(size), [size])
  const fullest = STATES.reduce((a, b) => ((counts[b] ?? 0) > (counts[a] ?? 0) ? b : a))
  const roving = useRoving(section, layout, fullest)
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const nodes = useMemo(() => {
    const look = (state: State) => {
      const count = counts[state] ?? 0
      const change = before && changeText(before[state] ?? 0, count)
      const node = counted(t, 'listings_node', count, { state })
      const told = marked.has(state) ? t.listings_node_marked({ node }) : node
      const label = change ? t.listings_node_change({ node: told, change }) : told
      const box = layout?.nodes[state]
      const inside = box && (
        <Inside
          state={state}
          box={box}
          count={count}
          change={change === '±0' ? undefined : change}
          isMarked={marked.has(state)}
        />
      )
      return { hues: [], label, inside }
    }
    return Object.fromEntries(STATES.map((state) => [state, look(state)])) as unknown as Looks['nodes']
  }, [counts, before, marked, layout, t])
  const nodeProps = (state: State): Interaction & Record<`data-${string}`, number | undefined> => ({
    ...roving(state, () => onPress(state)),
    'aria-pressed': pressed === state,
    'data-count': counts[state],
    'data-weight': weightOf(counts[state] ?? 0, total),
  })
  return (
    <section ref={section} className={styles.map} aria-label={t.listings_map()}>
      {layout && (
        <Figure
          layout={layout}
          size={size}
          looks={{ nodes, lines: new Map(), now: [], told: new Set() }}
          nodeProps={nodeProps}
        />
      )}
      <p className={styles.legend}>
        {t.listings_map_about()}
        <span>
          {t.grammar.gap}
          {t.listings_map_press()}
        </span>
      </p>
    </section>
  )
}

interface InsideProps {
  readonly state: State
  readonly box: NodeBox
  readonly count: number
  readonly change: string | undefined
  readonly isMarked: boolean
}

/** A node with the number of its sockets, and a mark where there is something to say about them. */
function Inside({ state, box: { x, y, width, height }, count, change, isMarked }: InsideProps) {
  const text = { x, textAnchor: 'middle', 'aria-hidden': true } as const
  return (
    <>
      <rect
        className={styles.ring}
        x={x - width / 2 - 4}
        y={y - height / 2 - 4}
        width={width + 8}
        height={height + 8}
        rx={9}
      />
      <rect
        className={styles.box}
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx={6}
      />
      <text {...text} className={styles.name} y={y - height * 0.12}>
        {state}
      </text>
      <text {...text} className={styles.count} y={y + height * 0.34}>
        {count}
        {change && (
          <tspan className={styles.change} dx={6}>
            {change}
          </tspan>
        )}
      </text>
      {isMarked && (
        <g
          className={styles.mark}
          transform={`translate(${x + width / 2 - 3} ${y - height / 2 + 3})`}
          aria-hidden
        >
          <circle r={8.5} />
          <path d="M0 -4.2v4.6M0 3.6v.3" />
        </g>
      )}
    </>
  )
}
