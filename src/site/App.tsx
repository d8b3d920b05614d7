import { type ComponentType, lazy, type ReactNode, Suspense, use, useEffect, useState } from 'react'
import { MessagesProvider } from '../messages/context'
import { loadMessages } from '../messages/messages'
import { spoken } from '../messages/spoken'
import { useTold } from '../panels/notices/useTold'
import { Player } from '../panels/player/Player'
import { writeAddress } from '../playback/address'
import styles from './App.module.css'
import { DRAWER } from './drawer'
import { ErrorBoundary } from './ErrorBoundary'
import { FIND_KEY } from './FindButton'
import { Header } from './Header'
import type { Door } from './hands'
import { referenceAddress, useLook } from './look'
import type { Opened } from './open'
import { useDifferences } from './useDifferences'
import { type Site, useSite } from './useSite'

/** Which scenarios visit a state: asked for with the first card. */
const visitors = () => import('../panels/reference/visitors').then(({ visitorsOf }) => visitorsOf)

/** Wanted at the end of a run. Where it cannot be fetched, nothing is offered. */
const Next = lazy<ComponentType<{ readonly site: Site }>>(() =>
  import('./Next').catch(() => ({ default: () => null })),
)

export function App({ first }: { first: Opened }) {
  const [view, show] = useState<ReactNode>()
  const site = useSite(first, () => show(undefined))
  const { opened, lang, theme } = site
  const { document, timeline, options, problems } = opened
  const t = use(loadMessages(lang))
  const telling = useTold(lang, true)
  const differences = useDifferences(opened, lang)
  const last = timeline.moments.length - 1
  const remark = (step: number) =>
    step === last && !opened.own ? (
      <Suspense>
        <Next site={site} />
        {differences?.(step)}
      </Suspense>
    ) : (
      differences?.(step)
    )
  const title = t.page_title({ title: spoken(t, timeline.title) })

  useLook(title, lang, theme)

  const player = {
    panels: options.panels,
    motion: options.motion,
    visitors,
    reference: referenceAddress(options),
    otherKeys: [[[FIND_KEY], t.keys_find()]] as const,
    drawer: DRAWER,
  }
  const hands = <T,>(act: (hands: typeof import('./hands'), door: Door) => T) =>
    import('./hands').then((module) => act(module, { site, player, show }), site.miss)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with the page: later it is the session that writes it.
  useEffect(() => {
    const session = /[#&]session=([^&]+)/.exec(location.hash)?.[1]
    if (session) void hands(({ comeBack }, door) => comeBack(session, door))
  }, [])

  return (
    <MessagesProvider value={t}>
      <div className={styles.app}>
        <Header site={site} onShow={show} />
        {telling && <telling.Told problems={problems} place="address" words={telling.words} />}
        <main className={styles.main}>
          <ErrorBoundary key={document} home={writeAddress({ lang, theme })}>
            {view ?? (
              <Player
                {...player}
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
                script={opened.script}
                pace={options.pace}
                onChange={site.follow}
                onChoose={site.visit}
                remark={remark}
                onTakeOver={(at) => void hands(({ takeOver }, door) => takeOver(opened, at, door))}
              />
            )}
          </ErrorBoundary>
        </main>
      </div>
    </MessagesProvider>
  )
}
