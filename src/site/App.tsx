import { type ReactNode, use, useState } from 'react'
import { MessagesProvider } from '../messages/context'
import { loadMessages } from '../messages/messages'
import { spoken } from '../messages/spoken'
import { Notices } from '../panels/notices/Notices'
import { noticeOf } from '../panels/notices/reasons'
import { Player } from '../panels/player/Player'
import { writeAddress } from '../playback/address'
import styles from './App.module.css'
import { DRAWER } from './drawer'
import { ErrorBoundary } from './ErrorBoundary'
import { FIND_KEY } from './FindButton'
import { Header } from './Header'
import { referenceAddress, useLook } from './look'
import type { Opened } from './open'
import { useDifferences } from './useDifferences'
import { useSite } from './useSite'

/** Which scenarios visit a state: asked for with the first card. */
const visitors = () => import('../panels/reference/visitors').then(({ visitorsOf }) => visitorsOf)

export function App({ first }: { first: Opened }) {
  const [view, show] = useState<ReactNode>()
  const site = useSite(first, () => show(undefined))
  const { opened, lang, theme } = site
  const { document, timeline, options, problems } = opened
  const t = use(loadMessages(lang))
  const notices = [...new Set(problems.map((problem) => noticeOf(t, problem, 'address')))]
  const remark = useDifferences(opened, lang)
  const title = t.page_title({ title: spoken(t, timeline.title) })

  useLook(title, lang, theme)

  return (
    <MessagesProvider value={t}>
      <div className={styles.app}>
        <Header site={site} onShow={show} />
        <Notices key={notices.join()} texts={notices} />
        <main className={styles.main}>
          <ErrorBoundary key={document} home={writeAddress({ lang, theme })}>
            {view ?? (
              <Player
                document={document}
                timeline={timeline}
                recital={opened.recital}
                step={options.step}
                time={options.t}
                resumeAt={opened.resumeAt}
                from={options.from}
                to={options.to}
                speed={options.speed}
                autoplay={options.autoplay}
                focused={opened.focused}
                loop={options.loop}
                controls={options.controls}
                panels={options.panels}
                script={opened.script}
                drawer={DRAWER}
                motion={options.motion}
                pace={options.pace}
                onChange={site.follow}
                onChoose={site.visit}
                visitors={visitors}
                reference={referenceAddress(options)}
                otherKeys={[[[FIND_KEY], t.keys_find()]]}
                remark={remark}
              />
            )}
          </ErrorBoundary>
        </main>
      </div>
    </MessagesProvider>
  )
}
