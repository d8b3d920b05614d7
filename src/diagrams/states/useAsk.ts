import { type RefObject, type SVGProps, use, useState } from 'react'
import type { State } from '../../tcp/tcb/state'
import { AskingContext } from '../asking'
import type { Layout } from './layout'
import { isDirection, neighbour } from './neighbour'

/** Of the path that answers for a transition, "ESTABLISHED>FIN-WAIT-1". */
export type LineProps = Omit<SVGProps<SVGPathElement>, 'ref'> & { readonly 'data-transition': string }

type Interaction = Omit<SVGProps<SVGGElement>, 'ref'>

/** What nodes and transitions of a figure answer to. */
export interface Ask {
  nodeProps(state: State): Interaction
  lineProps(from: State, to: State): LineProps
}

/**
 * The figure is one stop for the keyboard: arrow keys follow its transitions from state to state, Enter asks about the
 * one that has the focus. Undefined where nobody answers.
 *
 * @param home the state at which the keyboard comes in first
 */
export function useAsk(
  section: RefObject<HTMLElement | null>,
  layout: Layout | null,
  home: State,
): Ask | undefined {
  const asking = use(AskingContext)
  const [focused, setFocused] = useState<State>()
  if (!asking || !layout) return undefined
  const { asked } = asking

  const focus = (state: State) =>
    section.current?.querySelector<SVGElement>(`[data-state="${state}"]`)?.focus()

  return {
    nodeProps: (state) => ({
      role: 'button',
      tabIndex: state === (focused ?? home) ? 0 : -1,
      'aria-haspopup': 'dialog',
      'aria-expanded': asked?.kind === 'state' && asked.state === state,
      onFocus: () => setFocused(state),
      onClick: ({ currentTarget }) => asking.ask({ kind: 'state', state }, currentTarget),
      onKeyDown: (event) => {
        const { key, currentTarget } = event
        if (event.ctrlKey || event.metaKey || event.altKey) return
        if (isDirection(key)) {
          const next = neighbour(layout, state, key)
          if (next) focus(next)
        } else if (key === 'Enter' || key === ' ') {
          asking.ask({ kind: 'state', state }, currentTarget)
        } else {
          return
        }
        event.preventDefault()
        event.stopPropagation()
      },
    }),
    lineProps: (from, to) => ({
      'data-transition': `${from}>${to}`,
      'data-asked': asked?.kind === 'transition' && asked.from === from && asked.to === to ? '' : undefined,
      onClick: ({ currentTarget }) => asking.ask({ kind: 'transition', from, to }, currentTarget),
    }),
  }
}
