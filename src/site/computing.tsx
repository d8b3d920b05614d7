import { useEffect, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { MessagesProvider } from '../messages/context'
import { type Language, loadMessages, type Messages } from '../messages/messages'
import type { Watch } from '../playback/computing'
import styles from './computing.module.css'

/** Nobody needs to know of less, in milliseconds. */
const UNTOLD = 300

/** How far a run has been computed, for those who wait for it. */
class Progress {
  #moments = 0
  readonly #listeners = new Set<() => void>()

  readonly get = () => this.#moments

  readonly set = (moments: number) => {
    this.#moments = moments
    for (const listener of this.#listeners) listener()
  }

  readonly listen = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

interface ComputingProps {
  readonly progress: Progress
  readonly t: Messages
  onCancel(): void
}

/** Says how far it is, and lets one go on with that. */
function Computing({ progress, t, onCancel }: ComputingProps) {
  const moments = useSyncExternalStore(progress.listen, progress.get)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && onCancel()
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [onCancel])
  const count = new Intl.NumberFormat(t.language).format(moments)
  return (
    <div className={styles.computing}>
      <p role="status">{t.computing()}</p>
      <p className={styles.count}>{t.computing_moments({ count })}</p>
      <button type="button" onClick={onCancel}>
        {t.cancel()}
      </button>
    </div>
  )
}

/** Does what takes as long as a scenario of one's own says; where that is long, it is told, and can be cancelled. */
export async function watched<T>(lang: Language, work: (watch: Watch) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const progress = new Progress()
  const place = document.createElement('div')
  const root = createRoot(place)
  const tell = async () => {
    const t = await loadMessages(lang)
    root.render(
      <MessagesProvider value={t}>
        <Computing progress={progress} t={t} onCancel={() => controller.abort()} />
      </MessagesProvider>,
    )
    document.body.append(place)
  }
  const timer = setTimeout(() => void tell().catch(() => {}), UNTOLD)
  try {
    return await work({ signal: controller.signal, onProgress: progress.set })
  } finally {
    clearTimeout(timer)
    root.unmount()
    place.remove()
  }
}
