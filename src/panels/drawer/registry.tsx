import type { ReactNode } from 'react'
import {
  type DrawerMessages,
  type Language,
  loadDrawerMessages,
  loadInspectorMessages,
  loadTerminalMessages,
} from '../../messages/messages'
import type { DrawerTab } from '../../playback/panels'
import type { PanelProps, RenderPanel } from './panel'
import { adoptStyles } from './styles'

interface Row {
  /** What its tab is called. */
  readonly title: (t: DrawerMessages) => string
  /** It stays when it is left, out of sight: what was done in it is not lost. */
  readonly lasting?: true
  /** The folder of src/panels that it stands in, with its look. */
  readonly folder: string
  readonly load: (language: Language) => Promise<RenderPanel>
}

/** A view and its words, as one. */
async function worded<W>(
  loading: Promise<W>,
  View: Promise<(props: PanelProps & { readonly words: NoInfer<W> }) => ReactNode>,
): Promise<RenderPanel> {
  const [words, Panel] = await Promise.all([loading, View])
  return (props) => <Panel {...props} words={words} />
}

/** Every panel of the drawer: which there are, playback/panels.ts says; the compiler asks for a row of each. */
export const REGISTRY: Readonly<Record<DrawerTab, Row>> = {
  terminal: {
    title: (t) => t.drawer_terminal(),
    lasting: true,
    folder: 'terminal',
    load: (language) =>
      worded(
        loadTerminalMessages(language),
        import('../terminal/Terminal').then(({ Terminal }) => Terminal),
      ),
  },
  inspector: {
    title: (t) => t.drawer_inspector(),
    folder: 'inspector',
    load: (language) =>
      worded(
        loadInspectorMessages(language),
        import('../inspector/Inspector').then(({ Inspector }) => Inspector),
      ),
  },
  steps: {
    title: (t) => t.drawer_steps(),
    folder: 'moments',
    load: (language) =>
      worded(
        loadDrawerMessages(language),
        import('../moments/Moments').then(({ Moments }) => Moments),
      ),
  },
}

/** A panel with its words and its look; `root` is where it will be seen. */
export async function fetchPanel(
  tab: DrawerTab,
  language: Language,
  root: Node | undefined,
): Promise<RenderPanel> {
  const { load, folder } = REGISTRY[tab]
  const [render] = await Promise.all([load(language), adoptStyles(root, folder)])
  return render
}
