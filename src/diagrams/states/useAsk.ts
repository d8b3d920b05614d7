import { type RefObject, type SVGProps, use } from 'react'
import type { State } from '../../tcp/tcb/state'
import { AskingContext } from '../asking'
import type { Layout } from './layout'
import { type Interaction, useRoving } from './useRoving'

/** Of the path that answers for a transition, "ESTABLISHED>FIN-WAIT-1". */
export type LineProps = Omit<SVGProps<SVGPathElement>, 'ref'> & { readonly 'data-transition': string }

/** What nodes and transitions of a figure answer to. */
export interface Ask {
  nodeProps(state: State): Interaction
  lineProps(from: State, to: State): LineProps
}

/**
 * A press on a state or a transition asks about it. Undefined where nobody answers.
 *
 * @param home the state at which the keyboard comes in first
 */
export function useAsk(
  section: RefObject<HTMLElement | null>,
  layout: Layout | null,
  home: State,
): Ask | undefined {
  const asking = use(AskingContext)
  const roving = useRoving(section, layout, home)
  if (!asking || !layout) return undefined
  const { asked } = asking

  return {
    nodeProps: (state) => ({
      ...roving(state, (node) => asking.ask({ kind: 'state', state }, node)),
      'aria-haspopup': 'dialog',
      'aria-expanded': asked?.kind === 'state' && asked.state === state,
    }),
    lineProps: (from, to) => ({
      'data-transition': `${from}>${to}`,
      'data-asked': asked?.kind === 'transition' && asked.from === from && asked.to === to ? '' : undefined,
      onClick: ({ currentTarget }) => asking.ask({ kind: 'transition', from, to }, currentTarget),
    }),
  }
}
