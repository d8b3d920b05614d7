import type { SVGProps } from 'react'
import type { State } from '../../tcp/tcb/state'
import type { Layout, NodeBox } from './layout'
import type { NodeLook } from './looks'
import styles from './states.module.css'

interface NodeProps extends Omit<SVGProps<SVGGElement>, 'ref'> {
  readonly state: State
  readonly layout: Layout
  readonly look: NodeLook
}

/** A state: white while nobody is in it, else in the hue of who is, split between two. */
export function Node({ state, layout, look, ...interaction }: NodeProps) {
  const node = layout.nodes[state]
  const { width, height } = node
  const box = { x: node.x - width / 2, y: node.y - height / 2, width, height, rx: 6 }
  return (
    <g
      className={styles.node}
      data-state={state}
      data-active={look.hues.join(' ') || undefined}
      // The full figure tells it by its lines.
      data-visited={(layout.name !== 'full' && look.visited && '') || undefined}
      aria-label={look.label}
      {...interaction}
    >
      <rect
        x={box.x}
        y={node.y - layout.target / 2}
        width={width}
        height={layout.target}
        fill="none"
        pointerEvents="all"
      />
      <rect
        className={styles.ring}
        {...box}
        x={box.x - 3}
        y={box.y - 3}
        width={width + 6}
        height={height + 6}
        rx={9}
      />
      <rect className={styles.box} {...box} />
      {look.hues.length === 2 && <path className={styles.half} d={rightHalf(box)} />}
      {look.inside ?? <Name state={state} node={node} type={layout.type} />}
    </g>
  )
}

interface NameProps {
  readonly state: State
  readonly node: NodeBox
  readonly type: Layout['type']
}

/** Baseline to baseline where a name stands in two lines, in ems. */
const LEADING = 1.15

/** The lines of a state's name: "FIN-" and "WAIT-1" where a node has room for half of it only. */
export const nameLines = (state: State, split: boolean): readonly string[] => {
  const hyphen = split ? state.indexOf('-') + 1 : 0
  return hyphen === 0 ? [state] : [state.slice(0, hyphen), state.slice(hyphen)]
}

function Name({ state, node, type }: NameProps) {
  const [first, second] = nameLines(state, type?.split ?? false)
  const text: SVGProps<SVGTextElement> = {
    className: styles.name,
    x: node.x,
    dy: '0.36em',
    textAnchor: 'middle',
    'aria-hidden': true,
  }
  if (!second) {
    return (
      <text {...text} y={node.y}>
        {first}
      </text>
    )
  }
  const half = ((type?.size ?? 0) * LEADING) / 2
  return (
    <>
      <text {...text} y={node.y - half}>
        {first}
      </text>
      <text {...text} y={node.y + half}>
        {second}
      </text>
    </>
  )
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly rx: number
}

const rightHalf = ({ x, y, width, height, rx }: Box) =>
  `M${x + width / 2} ${y}h${width / 2 - rx}a${rx} ${rx} 0 0 1 ${rx} ${rx}v${height - 2 * rx}` +
  `a${rx} ${rx} 0 0 1 ${-rx} ${rx}h${rx - width / 2}z`
