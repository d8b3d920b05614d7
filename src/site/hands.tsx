import type { ReactNode } from 'react'
import { loadMessages, loadSandboxMessages } from '../messages/messages'
import { SandboxView, type SandboxViewProps } from '../panels/sandbox/SandboxView'
import { packSession, unpackSession } from '../playback/packed-session'
import type { Player } from '../playback/player'
import { baseText } from '../sandbox/base'
import { play } from '../sandbox/play'
import { begin, type Session } from '../sandbox/session'
import { LANGUAGES } from '../timeline/languages'
import type { Words } from '../timeline/timeline'
import type { Opened } from './open'
import type { Site } from './useSite'

export interface Door {
  readonly site: Site
  /** How the player is shown. */
  readonly player: SandboxViewProps['player']
  /** Shows in the place of the player; nothing: the player is there again. */
  show(view: ReactNode): void
}

/** Each that is opened is another view. */
let opened = 0

interface Taken {
  readonly id: string
  readonly session: Session
  readonly step: number
  readonly time?: number
}

const KEY = 'session'

function write(fragment: string | undefined): void {
  try {
    const { pathname, search } = location
    history.replaceState(null, '', pathname + search + (fragment === undefined ? '' : `#${KEY}=${fragment}`))
  } catch {
    // Browsers limit how often; the next change writes it again.
  }
}

async function open({ id, session, step, time }: Taken, { site, player, show }: Door): Promise<void> {
  const words = await loadSandboxMessages(site.lang)
  // What was packed first may be ready last.
  let latest = 0
  const keep = (changed: Session) => {
    const own = ++latest
    void packSession(id, changed).then((packed) => {
      if (own === latest) write(packed)
    })
  }
  keep(session)
  show(
    <SandboxView
      key={++opened}
      {...{ session, id, step, time, words, player }}
      onChange={keep}
      onLeave={() => {
        latest++
        write(undefined)
        show(undefined)
      }}
    />,
  )
}

/** Takes the run of the page into one's own hands, where the player stands. */
export async function takeOver({ script, timeline }: Opened, player: Player, door: Door): Promise<void> {
  try {
    const known = await script()
    const title = await takenOver(timeline.title)
    const text = baseText(known, timeline, title)
    const { step, schedule, playhead } = player
    player.pause()
    const session = begin(text, step)
    await open({ id: timeline.scenario, session, step, time: schedule.toSimulated(playhead.get()) }, door)
  } catch {
    door.site.miss()
  }
}

/** Comes back to a session of an address; false where there is none in it. */
export async function comeBack(packed: string, door: Door): Promise<boolean> {
  const found = await unpackSession(packed)
  const leaf = found?.session.leaves[found.session.current]
  if (!found || !leaf || !play(leaf.text, found.id).ok) return false
  await open({ ...found, step: leaf.step }, door)
  return true
}

/** A title in every language, with the word that it is not what it was. */
async function takenOver(title: Words): Promise<Words> {
  const words = await Promise.all(
    LANGUAGES.map(async (language) => {
      const [t] = await Promise.all([loadSandboxMessages(language), loadMessages(language)])
      return [language, t.sandbox_title({ title: title[language] ?? title.en })] as const
    }),
  )
  return Object.fromEntries(words) as unknown as Words
}
