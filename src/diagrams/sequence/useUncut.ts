import { type RefObject, useLayoutEffect } from 'react'

/** A segment that has come to its end, or else the text alone. */
const partOf = (text: Element) => text.closest('[data-fate="delivered"], [data-fate="lost"]') ?? text

/**
 * Words that a scrolled ladder would show in part only, at its foot or under the heads that stay, are not shown: a line
 * may end there, what is told of a segment is read whole or not at all.
 */
export function useUncut(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return
    const look = () => {
      const heads = box.querySelector(':scope > div')
      const edges = [heads ?? box, box].map((edge) => edge.getBoundingClientRect().bottom)
      const texts = [...box.querySelectorAll(':scope > svg text')]
      const isCut = (text: Element) => {
        const { top, bottom } = text.getBoundingClientRect()
        return edges.some((edge) => top < edge && bottom > edge)
      }
      const cut = new Set(texts.filter(isCut).map(partOf))
      for (const text of texts) text.toggleAttribute('data-cut', cut.has(partOf(text)))
    }
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  })
}
