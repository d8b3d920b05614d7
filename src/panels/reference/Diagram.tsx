import { type KeyboardEvent, type SVGProps, useRef } from 'react'
import { Figure } from '../../diagrams/states/Figure'
import { layoutFor } from '../../diagrams/states/fit'
import { FULL_FIGURE } from '../../diagrams/states/full'
import type { Looks } from '../../diagrams/states/looks'
import { anchorOf, NOTES } from '../../diagrams/states/notes'
import { DRAWN } from '../../diagrams/states/standing'
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

const touching = (state: State | undefined) =>
  [...DRAWN].filter(([, { from, to }]) => from === state || to === state)

/** The figure with no connection in it. What touches the current state stands out, and its words. */
function around(state: State | undefined): Looks {
  const own = touching(state)
  const nodes = Object.fromEntries(STATES.map((name) => [name, { hues: [], label: name }]))
  return {
    nodes: nodes as unknown as Looks['nodes'],
    lines: new Map(own.map(([key]) => [key, { hues: [], lit: true }])),
    now: [],
    told: new Set(own.map(([, { id }]) => id)),
  }
}

const goTo = (state: State) => location.assign(`#${anchorOf(state)}`)

/** Figure 5, each state of which leads to what is told of it. */
export function Diagram({ current, words: { reference: t, cards } }: DiagramProps) {
  const { states_diagram } = useMessages()
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const layout = size ? layoutFor(size) : FULL_FIGURE
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
        <Figure layout={layout} size={size} looks={around(current)} nodeProps={nodeProps} />
      </div>
      <figcaption>
        <Prose text={current ? cards[NOTES[current].mnemonic]() : t.reference_caption()} />
      </figcaption>
    </figure>
  )
}
