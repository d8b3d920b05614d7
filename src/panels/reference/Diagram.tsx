import { type KeyboardEvent, type SVGProps, useRef } from 'react'
import { Figure } from '../../diagrams/states/Figure'
import { FULL, gridFor } from '../../diagrams/states/grid'
import { type Layout, layoutOf } from '../../diagrams/states/layout'
import { anchorOf, NOTES } from '../../diagrams/states/notes'
import { DRAWN, type Standing } from '../../diagrams/states/standing'
import { useSize } from '../../diagrams/useSize'
import { useMessages } from '../../messages/context'
import { STATES, type State } from '../../tcp/tcb/state'
import { Prose } from '../narration/Prose'
import styles from './Diagram.module.css'
import type { ReferenceWords } from './words'

interface DiagramProps {
  /** Stands out, with its ways in and out. */
  readonly current: State | undefined
  readonly words: ReferenceWords
}

const NOBODY = Object.fromEntries(STATES.map((state) => [state, []])) as unknown as Standing['occupants']

const touching = (state: State | undefined) =>
  [...DRAWN].filter(([, { from, to }]) => from === state || to === state)

/** The figure with no connection in it. The words of what touches the current state stand out. */
const standingAround = (state: State | undefined): Standing => ({
  occupants: NOBODY,
  walked: new Map(),
  edges: new Set(touching(state).map(([, { id }]) => id)),
  now: [],
  next: [],
})

const goTo = (state: State) => location.assign(`#${anchorOf(state)}`)

/** Figure 5, each state of which leads to what is told of it. */
export function Diagram({ current, words: { reference: t, cards } }: DiagramProps) {
  const { states_diagram } = useMessages()
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  // The box is as high as the figure in it: its height says nothing.
  const layout = layoutOf(size ? gridFor(size.width) : FULL)
  const nodeProps = (state: State): Omit<SVGProps<SVGGElement>, 'ref'> => ({
    role: 'link',
    tabIndex: 0,
    'aria-current': state === current ? 'true' : undefined,
    onClick: () => goTo(state),
    onKeyDown: ({ key }: KeyboardEvent) => key === 'Enter' && goTo(state),
  })
  return (
    <figure className={styles.diagram} aria-label={states_diagram()}>
      <div ref={box} className={styles.figure}>
        <Figure
          layout={layout}
          size={size}
          standing={standingAround(current)}
          nodeProps={nodeProps}
          trails={<Lit layout={layout} state={current} />}
        />
      </div>
      <figcaption>
        <Prose text={current ? cards[NOTES[current].mnemonic]() : t.reference_caption()} />
      </figcaption>
    </figure>
  )
}

/** The ways into a state and out of it, over the lines of the figure. */
function Lit({ layout, state }: { readonly layout: Layout; readonly state: State | undefined }) {
  return touching(state).map(([key]) => {
    const line = layout.lines.get(key)
    return (
      line && (
        <g key={key} className={styles.lit}>
          <path d={line.path} />
          <polygon points={line.head.map(({ x, y }) => `${x},${y}`).join(' ')} />
        </g>
      )
    )
  })
}
