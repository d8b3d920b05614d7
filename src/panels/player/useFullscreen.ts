import { type RefObject, useSyncExternalStore } from 'react'

function subscribe(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed)
  return () => document.removeEventListener('fullscreenchange', changed)
}

export interface Fullscreen {
  /** False in frames that may not, and on phones that cannot. */
  readonly possible: boolean
  readonly active: boolean
  toggle(): void
}

export function useFullscreen(root: RefObject<HTMLElement | null>): Fullscreen {
  const active = useSyncExternalStore(
    subscribe,
    () => {
      // Of several players on a page one at most fills the screen; each asks the root that it stands in.
      const { current: element } = root
      return (
        element !== null && (element.getRootNode() as Document | ShadowRoot).fullscreenElement === element
      )
    },
    () => false,
  )
  return {
    possible: document.fullscreenEnabled,
    active,
    toggle() {
      const done = active ? document.exitFullscreen() : root.current?.requestFullscreen()
      // A refusal changes nothing that is on show.
      done?.catch(() => undefined)
    },
  }
}
