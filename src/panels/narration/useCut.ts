import { type RefObject, useLayoutEffect, useState } from 'react'

/** Whether a text is longer than the lines that there is room for; looked at after every rendering and change of size. */
export function useCut(ref: RefObject<HTMLElement | null>): boolean {
  const [isCut, setCut] = useState(false)
  useLayoutEffect(() => {
    const box = ref.current
    const text = box?.firstElementChild
    if (!box || !text) return
    const look = () => setCut(text.getBoundingClientRect().height > box.clientHeight + 4)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(box)
    return () => observer.disconnect()
  })
  return isCut
}
