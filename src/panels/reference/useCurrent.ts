import { type FocusEvent, type PointerEvent, type RefObject, useEffect, useState } from 'react'
import { anchorOf } from '../../diagrams/states/notes'
import { STATES, type State } from '../../tcp/tcb/state'

/** The state whose entry the address names, or one of its troubles: #close-wait/leak. */
const addressed = (): State | undefined =>
  STATES.find((state) => anchorOf(state) === location.hash.slice(1).toLowerCase().split('/', 1)[0])

const aboutOf = (target: EventTarget | null): State | undefined => {
  const about = target instanceof Element && target.closest('[data-about], [data-state]')
  return about
    ? STATES.find((state) => state === (about.getAttribute('data-about') ?? about.getAttribute('data-state')))
    : undefined
}

/** A strip near the top of the window: the entry in it is the one that is read. */
const READING_LINE = '-15% 0px -75%'

interface Current {
  /** The state that is pointed at, else the one that is read, else the one that the address names. */
  readonly current: State | undefined
  /** For the element around everything that tells of a state (`data-about`). */
  readonly handlers: {
    onPointerOver(event: PointerEvent): void
    onPointerLeave(): void
    onFocus(event: FocusEvent): void
    onBlur(): void
  }
}

export function useCurrent(root: RefObject<HTMLElement | null>): Current {
  const [pointed, point] = useState<State>()
  const [read, setRead] = useState<State>()

  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          const state = aboutOf(target)
          setRead((now) => (isIntersecting ? state : now === state ? undefined : now))
        }
      },
      { rootMargin: READING_LINE },
    )
    for (const section of root.current?.querySelectorAll('section[data-about]') ?? [])
      observer.observe(section)
    const go = () => setRead(addressed)
    go()
    addEventListener('hashchange', go)
    return () => {
      observer.disconnect()
      removeEventListener('hashchange', go)
    }
  }, [root])

  return {
    current: pointed ?? read,
    handlers: {
      onPointerOver: ({ target, pointerType }) => pointerType === 'mouse' && point(aboutOf(target)),
      onPointerLeave: () => point(undefined),
      onFocus: ({ target }) => point(aboutOf(target)),
      onBlur: () => point(undefined),
    },
  }
}
