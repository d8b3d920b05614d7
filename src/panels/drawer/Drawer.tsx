import { X } from 'lucide-react'
import { use, useEffect, useState } from 'react'
import { AskingContext } from '../../diagrams/asking'
import { useMessages } from '../../messages/context'
import type { DrawerMessages } from '../../messages/messages'
import type { DrawerTab } from '../../playback/panels'
import { useFetched } from '../useFetched'
import styles from './Drawer.module.css'
import type { PanelProps } from './panel'
import { fetchPanel, REGISTRY } from './registry'
import { Tabs } from './Tabs'

export interface DrawerProps {
  readonly id: string
  readonly words: DrawerMessages
  readonly tabs: readonly DrawerTab[]
  readonly tab: DrawerTab
  readonly panel: Omit<PanelProps, 'shown'>
  /** Where its panels will be seen. */
  readonly root: Node | undefined
  onChoose(tab: DrawerTab): void
  /** Nothing where nothing could open it again. */
  readonly onClose: (() => void) | undefined
}

/** Tabs, and the panel that is chosen. */
export function Drawer({ id, words, tabs, tab, panel, root, onChoose, onClose }: DrawerProps) {
  const t = useMessages()
  const [seen, setSeen] = useState<readonly DrawerTab[]>([tab])
  const [tries, setTries] = useState(0)
  if (!seen.includes(tab)) setSeen([...seen, tab])
  const idOf = (each: DrawerTab) => `${id}-${each}`
  const choose = (next: DrawerTab) => {
    if (next === tab) setTries(tries + 1)
    else onChoose(next)
  }
  const asked = use(AskingContext)?.asked
  const segment = asked?.kind === 'segment' ? asked.id : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab may be chosen while the segment is.
  useEffect(() => {
    if (segment !== undefined && tabs.includes('inspector')) onChoose('inspector')
  }, [segment])
  const stays = (each: DrawerTab) => REGISTRY[each].lasting && seen.includes(each)
  const mounted = tabs.filter((each) => each === tab || stays(each))
  return (
    <>
      <div className={styles.bar}>
        <Tabs
          label={t.panels()}
          tabs={tabs.map((each) => ({ id: each, title: REGISTRY[each].title(words) }))}
          chosen={tab}
          idOf={idOf}
          onChoose={choose}
        />
        {onClose && (
          <button
            type="button"
            className={styles.close}
            aria-label={words.drawer_close()}
            title={words.drawer_close()}
            onClick={onClose}
          >
            <X aria-hidden="true" />
          </button>
        )}
      </div>
      {mounted.map((each) => (
        <div
          key={each}
          role="tabpanel"
          id={`${idOf(each)}-panel`}
          aria-labelledby={idOf(each)}
          hidden={each !== tab}
          className={styles.panel}
        >
          <Panel
            tab={each}
            tries={tries}
            words={words}
            root={root}
            panel={{ ...panel, shown: each === tab }}
          />
        </div>
      ))}
    </>
  )
}

interface ChosenProps {
  readonly tab: DrawerTab
  readonly tries: number
  readonly words: DrawerMessages
  readonly root: Node | undefined
  readonly panel: PanelProps
}

function Panel({ tab, tries, words, root, panel }: ChosenProps) {
  const { language } = words
  const { value: render, failed } = useFetched(`${language} ${tries}`, () => fetchPanel(tab, language, root))
  if (render) return render(panel)
  return failed && <p className={styles.failed}>{words.drawer_not_fetched()}</p>
}
