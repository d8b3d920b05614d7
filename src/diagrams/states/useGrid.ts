import { type RefObject, useLayoutEffect, useState } from 'react'
import { FULL, type Grid, gridFor } from './grid'

/** A box exactly as high as what stands in it has no height of its own to respect. */
const bindingHeight = ({ clientWidth, clientHeight }: HTMLElement, grid: Grid) =>
  Math.abs(clientHeight - (clientWidth * grid.height) / grid.width) < 1.5 ? undefined : clientHeight

/** The grid that suits the box that an element is given; it follows when the box changes. */
export function useGrid(element: RefObject<HTMLElement | null>): Grid {
  const [grid, setGrid] = useState(FULL)

  useLayoutEffect(() => {
    const box = element.current
    if (!box) return
    const choose = () => setGrid((current) => gridFor(box.clientWidth, bindingHeight(box, current)))
    const observer = new ResizeObserver(choose)
    observer.observe(box)
    choose()
    return () => observer.disconnect()
  }, [element])

  return grid
}
