import { type RefObject, useId, useLayoutEffect, useState } from 'react'
import { useMessages } from '../../messages/context'
import { type DrawerTab, PANELS, type Panel, tabsOf } from '../../playback/panels'
import { useFetched } from '../useFetched'

/** What was chosen of the drawer. */
export interface DrawerChoice {
  readonly open: boolean
  readonly tab: DrawerTab
}

/** Remembers what was chosen for longer than a player is there. */
export interface DrawerMemory {
  recall(): DrawerChoice | undefined
  keep(choice: DrawerChoice): void
}

interface Place {
  /** Gets the look of what is fetched. */
  readonly root: RefObject<HTMLElement | null>
  /** The panels that the player shows. */
  readonly panels: readonly Panel[]
  /** Whether the script of the run can be had. */
  readonly hasScript: boolean
  /** Where there is one, the drawer has every panel, else those that the player shows. */
  readonly memory: DrawerMemory | undefined
  /** What the run is best watched with. */
  readonly best: DrawerTab | undefined
}

/** Whether the ladder stays in sight beside an open drawer: the layout of the player says the same. */
const isRoomy = ({ offsetWidth, offsetHeight }: HTMLElement) => offsetWidth >= 560 && offsetHeight >= 520

/** The drawer below the diagrams: open or not, and with which of its panels. What draws it is fetched when it opens. */
export function useDrawer({ root, panels, hasScript, memory, best }: Place) {
  const { language } = useMessages()
  const id = useId()
  const tabs = tabsOf(memory ? PANELS : panels, hasScript)
  const named = tabsOf(panels, hasScript).find((each) => each !== 'steps')
  const first = named ?? tabs[0] ?? 'steps'
  const [choice, setChoice] = useState<DrawerChoice>(
    () => memory?.recall() ?? { open: named !== undefined, tab: first },
  )
  // A run that is best watched with a panel opens it, until somebody has chosen otherwise.
  const [unasked] = useState(() => (memory && !memory.recall() ? best : undefined))
  useLayoutEffect(() => {
    if (unasked && root.current && isRoomy(root.current)) setChoice({ open: true, tab: unasked })
  }, [unasked, root])
  const { open } = choice
  const tab = tabs.find((each) => each === choice.tab) ?? first
  const { value: view } = useFetched(open ? language : undefined, async () => {
    const { fetchDrawer } = await import('./late')
    return fetchDrawer(language, root.current?.getRootNode())
  })
  const choose = (next: DrawerChoice) => {
    setChoice(next)
    memory?.keep(next)
  }
  return {
    id,
    tabs,
    tab,
    open,
    view,
    choose: (tab: DrawerTab) => choose({ open: true, tab }),
    toggle: () => choose({ open: !open, tab }),
    /** From within: the focus goes back to the button that opens it. */
    close: () => {
      root.current?.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(id)}"]`)?.focus()
      choose({ open: false, tab })
    },
  }
}
