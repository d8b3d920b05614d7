import { type RefObject, useLayoutEffect, useState } from 'react'

/**
 * Whether a text is longer than the lines that there is room for; looked at after every rendering and change of size.
 * What stands at the end of its last line is measured for the style sheet: the text keeps `--kept` free for it.
 */
export function useCut(ref: RefObject<HTMLElement | null>, end: RefObject<HTMLElement | null>): boolean {
  const [isCut, setCut] = useState(false)
  useLayoutEffect(() => {
    const box = ref.current
    const text = box?.firstElementChild
    if (!box || !text) return
    const look = () => {
      box.style.setProperty('--kept', `${end.current?.offsetWidth ?? 0}px`)
      setCut(text.getBoundingClientRect().height > box.clientHeight + 4)
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(box)
    return () => observer.disconnect()
  })
  return isCut
}
