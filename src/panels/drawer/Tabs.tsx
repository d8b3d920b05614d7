import type { KeyboardEvent, ReactNode } from 'react'
import styles from './Tabs.module.css'

interface TabsProps<Id extends string> {
  /** What is divided among them. */
  readonly label: string
  readonly tabs: readonly { readonly id: Id; readonly title: ReactNode; readonly side?: string }[]
  readonly chosen: Id
  /** The id in the page of a tab, and with `-panel` behind it, of what it shows. */
  readonly idOf: (tab: Id) => string
  onChoose(tab: Id): void
}

const MOVES: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** A list of tabs: one stop for the keyboard, in which arrows choose. */
export function Tabs<Id extends string>({ label, tabs, chosen, idOf, onChoose }: TabsProps<Id>) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = event.ctrlKey || event.altKey || event.metaKey ? undefined : MOVES[event.key]
    const at = tabs.findIndex(({ id }) => id === chosen)
    const next = move && tabs[move(at, tabs.length)]
    if (!next) return
    event.preventDefault()
    onChoose(next.id)
    event.currentTarget.querySelector<HTMLElement>(`#${CSS.escape(idOf(next.id))}`)?.focus()
  }
  return (
    <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={onKeyDown}>
      {tabs.map(({ id, title, side }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={idOf(id)}
          data-side={side}
          aria-selected={id === chosen}
          aria-controls={id === chosen ? `${idOf(id)}-panel` : undefined}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {title}
        </button>
      ))}
    </div>
  )
}
