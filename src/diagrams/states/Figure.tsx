import type { ReactElement, ReactNode, SVGProps } from 'react'
import { STATES, type State } from '../../tcp/tcb/state'
import type { Size } from '../useSize'
import { Caption, Labels } from './Labels'
import { AnyReset, Detour, Edge } from './Lines'
import type { Layout } from './layout'
import { Node } from './Node'
import { routeKey } from './routes'
import { AnyState, Surroundings } from './Surroundings'
import type { Standing } from './standing'
import styles from './states.module.css'

interface SheetProps {
  readonly layout: Layout
  /** CSS pixels of the box that it fills, as far as its scale goes; by default it takes its box's size. */
  readonly size?: Size | null
}

interface FigureProps extends SheetProps {
  readonly standing: Standing
  /** What a node answers to; without it the figure is a picture. */
  readonly nodeProps?: (state: State) => Omit<SVGProps<SVGGElement>, 'ref'>
  /** Drawn over the lines and under the nodes. */
  readonly trails?: ReactNode
  /** Drawn over everything. */
  readonly tokens?: ReactNode
}

/**
 * A drawing in the units of a layout. With a size of its own it is laid out once, whatever becomes of the boxes around
 * it: worked out from them, it would be laid out anew whenever a line of text beside it changes.
 */
function Sheet({ layout: { grid }, size, ...rest }: SheetProps & SVGProps<SVGSVGElement>) {
  return (
    <svg
      className={styles.figure}
      viewBox={`0 0 ${grid.width} ${grid.height}`}
      width={size?.width}
      height={size?.height}
      data-grid={grid.name}
      {...rest}
    />
  )
}

/** The state diagram at one step, a function of its layout and of who stands where. Needs no DOM. */
export function Figure({ layout, size, ...picture }: FigureProps) {
  return (
    <Sheet layout={layout} size={size ?? null} role="presentation">
      <FigurePicture layout={layout} {...picture} />
    </Sheet>
  )
}

/** What moves over the figure: apart from it, so that a frame of play touches nothing else. */
export function Overlay({ layout, size, children }: SheetProps & { readonly children: ReactNode }) {
  return (
    <Sheet layout={layout} size={size ?? null} aria-hidden pointerEvents="none">
      {children}
    </Sheet>
  )
}

/** One arrow of the figure, and in which of its ways it is drawn. */
interface Way {
  readonly id: string
  readonly look: string
  /** 0: not walked; 1: walked; 2: walked at this moment. What is higher is drawn later. */
  readonly rank: 0 | 1 | 2
  readonly element: ReactElement
}

/** The arrows at one step, those that matter most last. */
export function waysAt({ lines, line }: Layout, { walked, now }: Standing): readonly Way[] {
  const walker = new Map(now.map(({ from, to, endpoint }) => [routeKey(from, to), endpoint]))
  const edges = [...lines].map(([id, route]): Way => {
    const [sides, side] = [walked.get(id), walker.get(id)]
    return {
      id,
      look: side ? `${side} now` : [...(sides ?? [])].join(' '),
      rank: side ? 2 : sides ? 1 : 0,
      element: <Edge key={id} line={route} walked={sides} now={side} />,
    }
  })
  const detours = now
    .filter(({ from, to }) => !lines.has(routeKey(from, to)))
    .map(({ from, to, endpoint }): Way => {
      const id = `${endpoint} aside`
      const element = <Detour key={id} line={line(from, to)} side={endpoint} />
      return { id, look: routeKey(from, to), rank: 2, element }
    })
  return [...edges.sort((a, b) => a.rank - b.rank), ...detours]
}

/** What is in the figure, for any drawing to take in. */
export function FigurePicture({ layout, standing, nodeProps, trails, tokens }: FigureProps) {
  const { grid } = layout
  const { now, occupants } = standing
  return (
    <>
      <Surroundings layout={layout} />
      <g aria-hidden>
        {layout.reset && <AnyReset line={layout.reset} />}
        {waysAt(layout, standing).map(({ element }) => element)}
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
    </>
  )
}
