import { startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Language } from '../messages/messages'
import { writeAddress } from '../playback/address'
import type { Options, Theme } from '../playback/options'
import type { Player } from '../playback/player'
import type { Profile } from '../timeline/timeline'
import { type Opened, open, openAddress, spokenIn } from './open'
import { languageFor, recall, remember } from './preferences'

/** What is on the page, and what its visitor can do about it. */
export interface Site {
  readonly opened: Opened
  /** Chosen, and shown as chosen, while the run is still being fetched. */
  readonly wanted: Wanted
  readonly theme: Theme
  readonly lang: Language
  choose(scenario: string): void
  /** Goes to a packed scenario of one's own. */
  bring(packed: string): void
  /** The address to which choosing a scenario leads. */
  addressOf(scenario: string): string
  /** Chooses a scenario at a step of it, with the focus on the player. */
  visit(scenario: string, step: number): void
  setProfile(profile: Profile): void
  setTheme(theme: Theme): void
  setLanguage(lang: Language): void
  /** Takes down where the player is. */
  follow(player: Player): void
  /** The step at which the player is. */
  step(): number
  /** Tells that something could not be fetched. */
  miss(): void
  /** The player is there again: where it was, and so says the address. */
  resume(): void
}

export interface Wanted {
  readonly scenario?: string
  readonly profile?: Profile
}

/** Where the player was when it was last heard of. */
interface Followed {
  readonly run: unknown
  readonly step: number
  readonly speed: number
}

const NOTHING: Wanted = {}

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

/** What is shown stays; that something could not be fetched is told. */
const unreached = (opened: Opened): Opened => ({ ...opened, problems: [{ kind: 'unreachable' }] })

/** Keeps the page and its address in step: each leads to the other. `onGo` hears that another run is wanted. */
export function useSite(first: Opened, onGo: () => void): Site {
  const [opened, setOpened] = useState(first)
  const current = useRef(opened)
  const latest = useRef<Promise<Opened>>(undefined)
  const followed = useRef<Followed>(undefined)
  const [wanted, setWanted] = useState(NOTHING)
  const [leave] = useState(() => onGo)

  const unwritten = useRef<{ readonly next: Opened; readonly how: 'push' | 'replace' }>(undefined)
  const show = useCallback((next: Opened, how?: 'push' | 'replace') => {
    current.current = next
    // What is changed before it is there is still a page of its own.
    const isPush = unwritten.current?.how === 'push'
    unwritten.current = how && { next, how: isPush ? 'push' : how }
    setOpened(next)
  }, [])
  // The address says what is there: who sees it change finds the player that it names, with the focus.
  useLayoutEffect(() => {
    const { current: due } = unwritten
    if (due?.next !== opened) return
    unwritten.current = undefined
    write(due.how, opened)
  }, [opened])

  /** Goes to a run that is being fetched. The page stays as it is until it is there, and its words. */
  const go = useCallback(
    (run: Promise<Opened>, how?: 'push' | 'replace', chosen: Wanted = NOTHING) => {
      const coming = run.then((next) => spokenIn(next, languageFor(next.options.lang, recall().lang)))
      latest.current = coming
      setWanted(chosen)
      leave()
      const arrive = (next: Opened, way?: 'push' | 'replace') => {
        // Who chose again meanwhile wants the later one.
        if (latest.current !== coming) return
        startTransition(() => {
          setWanted(NOTHING)
          show(next, way)
        })
      }
      coming.then(
        (next) => arrive(next, how),
        () => arrive(unreached(current.current)),
      )
    },
    [show, leave],
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
    if (status === 'stepping') return
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
  const optionsOf = useCallback(
    (scenario: string): Options => ({ ...withoutPlace(current.current.options), scenario }),
    [],
  )
  const goTo = useCallback((scenario: string) => open(optionsOf(scenario)), [optionsOf])
  return {
    opened,
    wanted,
    theme: options.theme ?? recalled.theme ?? 'auto',
    lang: languageFor(options.lang, recalled.lang),
    choose: (scenario) => go(goTo(scenario), 'push', { scenario }),
    bring: (packed) => go(openAddress(location.search, `#script=${packed}`), 'push'),
    addressOf: (scenario) => writeAddress(optionsOf(scenario)),
    visit: useCallback(
      (scenario: string, step: number) =>
        go(
          open({ ...optionsOf(scenario), step }).then((next) => ({ ...next, focused: true })),
          'push',
          { scenario },
        ),
      [go, optionsOf],
    ),
    setProfile: (profile) => {
      const { options, packed, own, timeline } = current.current
      const script = packed !== undefined && own ? { packed, own } : undefined
      const { step = 0 } = followed.current ?? {}
      const asBefore = async (next: Opened): Promise<Opened> => {
        const { counterpart } = await import('../playback/counterpart')
        const resumeAt = counterpart(timeline, step, next.timeline)
        return { ...next, options: { ...next.options, step: resumeAt }, resumeAt }
      }
      go(open({ ...withoutPlace(options), profile }, [], script).then(asBefore), 'replace', { profile })
    },
    setTheme: (theme) => {
      remember({ theme })
      setRecalled(recall)
      change({ theme })
    },
    setLanguage: (lang) => {
      const speak = ({ timeline, recital }: Opened) => {
        remember({ lang })
        startTransition(() => {
          setRecalled(recall)
          const { current: now } = current
          // Of a run that was chosen meanwhile it is not the recital.
          const told = now.timeline === timeline ? { recital } : {}
          show({ ...now, ...told, options: { ...now.options, lang } }, 'replace')
        })
      }
      spokenIn(current.current, lang).then(speak, () => show(unreached(current.current)))
    },
    follow,
    step: () => followed.current?.step ?? 0,
    miss: () => show(unreached(current.current)),
    resume: () => show({ ...current.current }, 'replace'),
  }
}
