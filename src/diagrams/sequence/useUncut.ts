import { type RefObject, useLayoutEffect } from 'react'

/**
 * Words that a scrolled ladder would show in part only, under the heads that stay, are not shown: a line may end there,
 * a word is read whole or not at all.
 */
export function useUncut(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return
    const look = () => {
      const edge = box.querySelector(':scope > div')?.getBoundingClientRect().bottom ?? 0
      const words = [...box.querySelectorAll<SVGTextElement>(':scope > svg text')].map((text) => ({
        text,
        place: text.getBoundingClientRect(),
      }))
      for (const { text, place } of words)
        text.toggleAttribute('data-cut', place.top < edge && place.bottom > edge)
    }
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  })
}
