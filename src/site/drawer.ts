import type { DrawerChoice, DrawerMemory } from '../panels/drawer/useDrawer'
import { PANELS, tabsOf } from '../playback/panels'

const KEY = 'tcp-visualizer drawer'

/** What is open in the drawer, for as long as the tab of the browser is there. */
export const DRAWER: DrawerMemory = {
  recall() {
    try {
      const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
      if (typeof stored !== 'object' || stored === null) return undefined
      const { open, tab } = stored as Record<string, unknown>
      const known = tabsOf(PANELS, true).find((each) => each === tab)
      return known && { open: open === true, tab: known }
    } catch {
      return undefined
    }
  },
  keep(choice: DrawerChoice) {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(choice))
    } catch {
      // Storage may be full or forbidden: then it is open until the next run.
    }
  },
}
