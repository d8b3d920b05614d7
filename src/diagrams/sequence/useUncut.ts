import { type RefObject, useLayoutEffect } from 'react'

/**
 * Words that a scrolled ladder would show in part only, at its foot or under the heads that stay, are not shown: a line
 * may end there, what is told of a segment is read whole or not at all.
 */
export function useUncut(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return
    const look = () => {
      const { bottom } = box.getBoundingClientRect()
      const top = box.querySelector(':scope > div')?.getBoundingClientRect().bottom ?? 0
      const isCut = (text: Element) => {
        const place = text.getBoundingClientRect()
        return [top, bottom].some((edge) => place.top < edge && place.bottom > edge)
      }
      const words = new Map<Element, SVGTextElement[]>()
      for (const text of box.querySelectorAll<SVGTextElement>(':scope > svg text')) {
        const told = text.closest('[data-segment]:not([data-fate="in-flight"])') ?? text
        words.set(told, [...(words.get(told) ?? []), text])
      }
      const cut = [...words.values()].map((texts) => ({ texts, cut: texts.some(isCut) }))
      for (const { texts, cut: hidden } of cut)
        for (const text of texts) text.toggleAttribute('data-cut', hidden)
    }
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  })
}
