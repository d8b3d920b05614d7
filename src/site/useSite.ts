import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { Language } from '../messages/messages'
import type { Options, Theme } from '../playback/options'
import type { Player } from '../playback/player'
import type { Profile } from '../timeline/timeline'
import { writeAddress } from './address'
import { type Opened, open, openAddress } from './open'
import { languageFor, recall, remember } from './preferences'

/** What is on the page, and what its visitor can do about it. */
export interface Site {
  readonly opened: Opened
  readonly theme: Theme
  readonly lang: Language
  choose(scenario: string): void
  setProfile(profile: Profile): void
  setTheme(theme: Theme): void
  setLanguage(lang: Language): void
  /** Takes down where the player is. */
  follow(player: Player): void
}

/** Options that say where in a run to stand: they mean nothing in another run. */
function withoutPlace({ step, t, from, to, autoplay, ...others }: Options): Options {
  return others
}

function write(how: 'push' | 'replace', { options, packed }: Opened): void {
  const address = writeAddress(options, packed) || location.pathname
  try {
    if (how === 'push') history.pushState(null, '', address)
    else history.replaceState(null, '', address)
  } catch {
    // Browsers limit how often; the next step writes it again.
  }
}

/** Keeps the page and its address in step: each leads to the other. */
export function useSite(first: Opened): Site {
  const [opened, setOpened] = useState(first)
  const current = useRef(opened)
  const latest = useRef<Promise<Opened>>(undefined)
  const followed = useRef<{ run: unknown; step: number; speed: number }>(undefined)

  const show = useCallback((next: Opened, how?: 'push' | 'replace') => {
    current.current = next
    setOpened(next)
    if (how) write(how, next)
  }, [])

  /** Goes to a run that is being fetched. The page stays as it is until it is there, and its words. */
  const go = useCallback(
    (coming: Promise<Opened>, how?: 'push' | 'replace') => {
      latest.current = coming
      const arrive = (next: Opened) => {
        // Who chose again meanwhile wants the later one.
        if (latest.current === coming) startTransition(() => show(next, how))
      }
      coming.then(arrive, () => show({ ...current.current, problems: [{ kind: 'unreachable' }] }))
    },
    [show],
  )

  useEffect(() => {
    const back = () => go(openAddress(location.search, location.hash))
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [go])

  const change = useCallback(
    (options: Partial<Options>) => {
      const { current: now } = current
      show({ ...now, options: { ...now.options, ...options } }, 'replace')
    },
    [show],
  )

  const follow = useCallback((player: Player) => {
    const { timeline, step, speed, status } = player
    if (status === 'playing' || status === 'stepping') return
    const before = followed.current
    followed.current = { run: timeline, step, speed }
    // The first report of a run is where its address led; that address stands as it was written.
    if (before?.run !== timeline || (before.step === step && before.speed === speed)) return
    const { t: _, ...options } = current.current.options
    const { speed: __, ...unhurried } = options
    const next = { ...(speed === 1 ? unhurried : { ...options, speed }), step }
    const scenario = current.current.packed === undefined ? { scenario: timeline.scenario } : {}
    current.current = { ...current.current, options: { ...next, ...scenario } }
    write('replace', current.current)
  }, [])

  const [recalled, setRecalled] = useState(recall)
  const { options } = opened
  return {
    opened,
    theme: options.theme ?? recalled.theme ?? 'auto',
    lang: languageFor(options.lang, recalled.lang),
    choose: useCallback(
      (scenario: string) => go(open({ ...withoutPlace(current.current.options), scenario }), 'push'),
      [go],
    ),
    setProfile: (profile) => {
      const { options, packed, own } = current.current
      const script = packed !== undefined && own ? { packed, own } : undefined
      go(open({ ...withoutPlace(options), profile }, [], script), 'replace')
    },
    setTheme: (theme) => {
      remember({ theme })
      setRecalled(recall)
      change({ theme })
    },
    setLanguage: (lang) => {
      remember({ lang })
      startTransition(() => {
        setRecalled(recall)
        change({ lang })
      })
    },
    follow,
  }
}
