import { type RefObject, type SVGProps, useState } from 'react'
import type { State } from '../../tcp/tcb/state'
import type { Layout } from './layout'
import { isDirection, neighbour } from './neighbour'

export type Interaction = Omit<SVGProps<SVGGElement>, 'ref'>

/**
 * The nodes of a figure as buttons that are one stop for the keyboard: arrow keys follow the transitions from state to
 * state, Enter and Space press the one that has the focus.
 *
 * @param home the state at which the keyboard comes in first
 */
export function useRoving(section: RefObject<HTMLElement | null>, layout: Layout | null, home: State) {
  const [focused, setFocused] = useState<State>()
  const focus = (state: State) =>
    section.current?.querySelector<SVGElement>(`[data-state="${state}"]`)?.focus()

  return (state: State, press: (node: SVGGElement) => void): Interaction => ({
    role: 'button',
    tabIndex: state === (focused ?? home) ? 0 : -1,
    onFocus: () => setFocused(state),
    onClick: ({ currentTarget }) => press(currentTarget),
    onKeyDown: (event) => {
      const { key, currentTarget } = event
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (isDirection(key)) {
        const next = layout && neighbour(layout, state, key)
        if (next) focus(next)
      } else if (key === 'Enter' || key === ' ') {
        press(currentTarget)
      } else {
        return
      }
      event.preventDefault()
      event.stopPropagation()
    },
  })
}
