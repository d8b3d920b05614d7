import type { CSSProperties, ReactElement, ReactNode, SVGProps } from 'react'
import { STATES, type State } from '../../tcp/tcb/state'
import type { Size } from '../useSize'
import { Caption, Labels } from './Labels'
import { AnyReset, Detour, Edge } from './Lines'
import type { Layout, Line } from './layout'
import type { Looks } from './looks'
import { Node } from './Node'
import { routeKey } from './routes'
import { AnyState, Surroundings } from './Surroundings'
import styles from './states.module.css'
import type { LineProps } from './useAsk'

interface SheetProps {
  readonly layout: Layout
  /** CSS pixels of the box that it fills, as far as its scale goes; by default it takes its box's size. */
  readonly size?: Size | null
}

interface FigureProps extends SheetProps {
  readonly looks: Looks
  /** What a node answers to; without it the figure is a picture. */
  readonly nodeProps?: (state: State) => Omit<SVGProps<SVGGElement>, 'ref'>
  /** What a transition answers to. */
  readonly lineProps?: (from: State, to: State) => LineProps
  /** Drawn over everything. */
  readonly tokens?: ReactNode
}

/** What the style sheet is told of the type of a layout. */
const typeOf = ({ type }: Layout) => type && ({ '--name': `${type.size}px` } as CSSProperties)

/**
 * A drawing in the units of a layout. With a size of its own it is laid out once, whatever becomes of the boxes around
 * it: worked out from them, it would be laid out anew whenever a line of text beside it changes.
 */
function Sheet({ layout, size, ...rest }: SheetProps & SVGProps<SVGSVGElement>) {
  const { name, width, height } = layout
  // The map is made for its box; the full figure grows with it.
  const own = size && name !== 'full' ? layout : size
  return (
    <svg
      className={styles.figure}
      viewBox={`0 0 ${width} ${height}`}
      width={own?.width}
      height={own?.height}
      data-figure={name}
      style={typeOf(layout)}
      {...rest}
    />
  )
}

/** The eleven states and their transitions, as a layout places them and as looks show them. */
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
  /** 0: as it always is; 1: in a hue; 2: walked at this moment. What is higher is drawn later. */
  readonly rank: 0 | 1 | 2
  readonly element: ReactElement
}

/** The arrows as they look, those that matter most last. */
export function waysAt({ name, lines, line }: Layout, looks: Looks): readonly Way[] {
  const edges = [...lines].map(([id, route]): Way => {
    const look = looks.lines.get(id)
    return {
      id,
      look: look ? `${look.hues.join(' ')}${look.now ? ' now' : ''}` : '',
      rank: look?.now ? 2 : look ? 1 : 0,
      element: <Edge key={id} line={route} look={look} />,
    }
  })
  const isAside = ({ from, to }: Looks['now'][number]) => !lines.has(routeKey(from, to))
  const asides = name === 'rows' ? [] : looks.now.filter(isAside)
  const detours = asides.map(({ from, to, endpoint }): Way => {
    const id = `${endpoint} aside`
    const element = <Detour key={id} line={line(from, to)} side={endpoint} />
    return { id, look: routeKey(from, to), rank: 2, element }
  })
  return [...edges.sort((a, b) => a.rank - b.rank), ...detours]
}

/** The lines that answer to a pointer: all that are drawn. */
const touchable = ({ lines, line }: Layout, { now }: Looks): readonly Line[] => [
  ...lines.values(),
  ...now.filter(({ from, to }) => !lines.has(routeKey(from, to))).map(({ from, to }) => line(from, to)),
]

/** What is in the figure, for any drawing to take in. */
export function FigurePicture({ layout, looks, nodeProps, lineProps, tokens }: FigureProps) {
  return (
    <>
      <Surroundings layout={layout} />
      <g aria-hidden>
        {layout.reset && <AnyReset line={layout.reset} />}
        {waysAt(layout, looks).map(({ element }) => element)}
        {lineProps &&
          touchable(layout, looks).map(({ from, to, path }) => (
            <path key={routeKey(from, to)} className={styles.touch} d={path} {...lineProps(from, to)} />
          ))}
      </g>
      {layout.reset && <AnyState layout={layout} />}
      {STATES.map((state) => (
        <Node
          key={state}
          state={state}
          layout={layout}
          look={looks.nodes[state]}
          {...(nodeProps?.(state) ?? { role: 'img' })}
        />
      ))}
      <g aria-hidden>
        {layout.name === 'full' ? (
          <Labels layout={layout} looks={looks} />
        ) : (
          <Caption corner={layout.corner} walks={looks.now} />
        )}
        {tokens}
      </g>
    </>
  )
}
