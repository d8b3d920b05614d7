import { Play } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { MessagesProvider } from '../messages/context'
import {
  type Language,
  loadCardMessages,
  loadMessages,
  loadReferenceMessages,
  type Messages,
} from '../messages/messages'
import { useTold } from '../panels/notices/useTold'
import { Reference } from '../panels/reference/Reference'
import type { ReferenceWords } from '../panels/reference/words'
import { writeAddress } from '../playback/address'
import type { Problem } from '../playback/opening'
import type { Theme } from '../playback/options'
import head from './Header.module.css'
import { LookButtons } from './LookButtons'
import { type AskedLook, useLook } from './look'
import { holdPlace } from './place'
import { remember } from './preferences'
import styles from './ReferencePage.module.css'

interface PageWords extends ReferenceWords {
  readonly site: Messages
}

/** All words of the page, in one language. */
export async function loadWords(lang: Language): Promise<PageWords> {
  const [site, cards, reference] = await Promise.all([
    loadMessages(lang),
    loadCardMessages(lang),
    loadReferenceMessages(lang),
  ])
  return { site, cards, reference }
}

interface ReferencePageProps {
  readonly words: PageWords
  /** What the address of the page asks for; links to the visualizer ask for the same. */
  readonly asked: AskedLook
  readonly theme: Theme
  readonly problems: readonly Problem[]
}

/** The reference of the eleven states, with a head like that of the visualizer. */
export function ReferencePage(first: ReferencePageProps) {
  const [{ words, asked, theme, problems }, change] = useState(first)
  const { site: t, reference } = words
  const { language: lang } = t
  useLook(t.page_title({ title: reference.reference_title() }), lang, theme)

  const choose = (choice: AskedLook, also: Partial<ReferencePageProps> = {}) => {
    const now = { ...asked, ...choice }
    remember(choice)
    history.replaceState(null, '', writeAddress(now) + location.hash)
    change((before) => ({ ...before, ...choice, ...also, asked: now }))
  }
  const unreached = () => change((before) => ({ ...before, problems: [{ kind: 'unreachable' }] }))
  const setLanguage = (next: Language) =>
    void loadWords(next).then((spoken) => {
      const returnToPlace = holdPlace()
      flushSync(() => choose({ lang: next }, { words: spoken }))
      returnToPlace()
    }, unreached)

  const telling = useTold(lang, true)
  return (
    <MessagesProvider value={t}>
      <header className={styles.chrome}>
        <div className={head.header}>
          <p className={head.brand}>tcp-visualizer</p>
          <a className={`${head.reference} ${styles.back}`} href={`./${writeAddress(asked)}`}>
            <Play aria-hidden="true" />
            {reference.reference_to_visualizer()}
          </a>
          <LookButtons
            theme={theme}
            lang={lang}
            setTheme={(next) => choose({ theme: next })}
            setLanguage={setLanguage}
          />
        </div>
      </header>
      {telling && <telling.Told problems={problems} place="address" words={telling.words} />}
      <Reference
        words={words}
        addressOf={(scenario, step) => `./${writeAddress({ ...asked, scenario, step })}`}
      />
    </MessagesProvider>
  )
}
