import type { ComponentType } from 'react'
import { type DrawerMessages, type Language, loadDrawerMessages } from '../../messages/messages'
import { Drawer, type DrawerProps } from './Drawer'
import type { RenderPanel } from './panel'
import { fetchPanel } from './registry'
import { adoptStyles } from './styles'

export interface DrawerView {
  readonly Drawer: ComponentType<DrawerProps>
  readonly words: DrawerMessages
}

/** What draws the drawer, with its words and its look; `root` is where it will be seen. */
export async function fetchDrawer(language: Language, root: Node | undefined): Promise<DrawerView> {
  const [words] = await Promise.all([loadDrawerMessages(language), adoptStyles(root, 'drawer')])
  return { Drawer, words }
}

/** The table of all steps, for those who read it instead of watching the run. */
export const fetchSteps = (language: Language, root: Node | undefined): Promise<RenderPanel> =>
  fetchPanel('steps', language, root)
