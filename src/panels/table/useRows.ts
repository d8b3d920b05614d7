import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useState } from 'react'

/** The rows of a long table that are in view, and how high the others stand above and below them. */
export interface RowsInView {
  readonly places: readonly number[]
  readonly above: number
  readonly below: number
  scrollTo(place: number): void
}

/**
 * Makes only those rows of a table that are in view, and a few around them.
 *
 * @param height pixels that a row takes, borders included
 * @param body what in `scroller` begins with the first row, where something stands above it
 */
export function useRows(
  count: number,
  height: number,
  scroller: RefObject<HTMLElement | null>,
  body?: RefObject<HTMLElement | null>,
): RowsInView {
  const [margin, setMargin] = useState(0)
  const isEmpty = count === 0
  useLayoutEffect(() => {
    const [around, rows] = [scroller.current, body?.current]
    if (isEmpty || !around || !rows) return
    const measure = () =>
      setMargin(
        Math.round(rows.getBoundingClientRect().top - around.getBoundingClientRect().top + around.scrollTop),
      )
    measure()
    // Whatever stands above may grow.
    const observer = new ResizeObserver(measure)
    for (const child of around.children) observer.observe(child)
    return () => observer.disconnect()
  }, [scroller, body, isEmpty])
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    scrollMargin: margin,
    overscan: 8,
  })
  useLayoutEffect(() => {
    if (height > 0) virtual.measure()
  }, [virtual, height])
  const rows = virtual.getVirtualItems()
  return {
    places: rows.map(({ index }) => index),
    above: (rows[0]?.start ?? margin) - margin,
    below: Math.max(0, virtual.getTotalSize() - ((rows.at(-1)?.end ?? margin) - margin)),
    scrollTo: (place) => virtual.scrollToIndex(place),
  }
}
