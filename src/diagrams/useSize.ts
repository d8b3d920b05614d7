import { type RefObject, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * The inner size of an element in whole pixels, without its scroll bars; null until it has been measured. `settled`: not
 * before all around it has its place, in the first frame, so that nothing is drawn at a size that does not last.
 */
export function useSize(ref: RefObject<HTMLElement | null>, settled = false): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      setSize((known) => (known?.width === width && known.height === height ? known : { width, height }))
    }
    if (!settled) measure()
    // Within the frame in which the size changes: nothing is painted at the size that was.
    const observer = new ResizeObserver(() => flushSync(measure))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref, settled])
  return size
}
