import type { ReactNode, SVGProps } from 'react'
import { STATES, type State } from '../../tcp/state'
import { Caption, Labels } from './Labels'
import { AnyReset, Detour, Edge } from './Lines'
import type { Layout } from './layout'
import { Node } from './Node'
import { routeKey } from './routes'
import { AnyState, Surroundings } from './Surroundings'
import type { Standing } from './standing'
import styles from './states.module.css'

interface FigureProps {
  readonly layout: Layout
  readonly standing: Standing
  /** What a node answers to; without it the figure is a picture. */
  readonly nodeProps?: (state: State) => Omit<SVGProps<SVGGElement>, 'ref'>
  /** Drawn over the lines and under the nodes. */
  readonly trails?: ReactNode
  /** Drawn over everything. */
  readonly tokens?: ReactNode
}

/** The state diagram at one step, a function of its layout and of who stands where. Needs no DOM. */
export function Figure({ layout, standing, nodeProps, trails, tokens }: FigureProps) {
  const { grid, lines } = layout
  const { walked, now, occupants } = standing

  const walker = new Map(now.map(({ from, to, endpoint }) => [routeKey(from, to), endpoint]))
  const rank = (key: string) => (walker.has(key) ? 2 : walked.has(key) ? 1 : 0)
  const edges = [...lines].sort(([a], [b]) => rank(a) - rank(b))
  const detours = now.filter(({ from, to }) => !lines.has(routeKey(from, to)))

  return (
    <svg
      className={styles.figure}
      viewBox={`0 0 ${grid.width} ${grid.height}`}
      data-grid={grid.name}
      role="presentation"
    >
      <Surroundings layout={layout} />
      <g aria-hidden>
        {layout.reset && <AnyReset line={layout.reset} />}
        {edges.map(([key, line]) => (
          <Edge key={key} line={line} walked={walked.get(key)} now={walker.get(key)} />
        ))}
        {detours.map(({ from, to, endpoint }) => (
          <Detour key={endpoint} line={layout.line(from, to)} side={endpoint} />
        ))}
        {trails}
      </g>
      {layout.reset && <AnyState layout={layout} />}
      {STATES.map((state) => (
        <Node
          key={state}
          state={state}
          centre={layout.nodes[state]}
          grid={grid}
          occupants={occupants[state]}
          {...(nodeProps?.(state) ?? { role: 'img' })}
        />
      ))}
      <g aria-hidden>
        {grid.name === 'full' ? <Labels layout={layout} standing={standing} /> : <Caption walks={now} />}
        {tokens}
      </g>
    </svg>
  )
}
