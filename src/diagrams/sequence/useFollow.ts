import { type MotionValue, useMotionValueEvent } from 'framer-motion'
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { Part } from './geometry'
import type { Roll } from './roll'
import { yOf } from './scene'

/** Where the playhead stands in the scrolled box, as a share of its height. */
const PLACE = 2 / 3
/** What is in sight is told anew whenever it has moved by this share of a screen. */
const STRIDE = 1 / 2

/** How far the ladder is scrolled where the playhead stands at its place. */
function scrolledTo(playing: number, roll: Roll, height: number): number {
  const furthest = Math.max(0, roll.height - height)
  return Math.round(Math.min(furthest, Math.max(0, yOf(roll, playing) - PLACE * height)))
}

/**
 * Scrolls the ladder along with the playhead, and tells which part of it is in sight, a screen more on either
 * side. Nothing scrolls while the playhead rests, so that one may look around.
 */
export function useFollow(
  ref: RefObject<HTMLElement | null>,
  playhead: MotionValue<number>,
  roll: Roll,
  height: number,
): Part {
  const stride = STRIDE * Math.max(1, height)
  const placeOf = (top: number) => ({ roll, height, place: Math.floor(top / stride) })
  const [seen, setSeen] = useState(() => placeOf(scrolledTo(playhead.get(), roll, height)))
  const isCurrent = seen.roll === roll && seen.height === height
  const { place } = isCurrent ? seen : placeOf(scrolledTo(playhead.get(), roll, height))

  const show = useCallback(
    (top: number) => {
      const place = Math.floor(top / stride)
      setSeen((known) =>
        known.roll === roll && known.height === height && known.place === place
          ? known
          : { roll, height, place },
      )
    },
    [roll, height, stride],
  )
  const follow = useCallback(
    (playing: number) => {
      const top = scrolledTo(playing, roll, height)
      ref.current?.scrollTo({ top, behavior: 'instant' })
      show(top)
    },
    [ref, roll, height, show],
  )
  useMotionValueEvent(playhead, 'change', follow)
  const size = `${height} ${roll.pxPerSecond}`
  const followed = useRef('')
  useLayoutEffect(() => {
    // What is added to a run is not followed to: one may be looking elsewhere. A new size moves everything.
    if (followed.current === size) show(ref.current?.scrollTop ?? 0)
    else follow(playhead.get())
    followed.current = size
  }, [ref, follow, show, playhead, size])
  useLayoutEffect(() => {
    const box = ref.current
    const look = () => box && show(box.scrollTop)
    box?.addEventListener('scroll', look, { passive: true })
    return () => box?.removeEventListener('scroll', look)
  }, [ref, show])
  return { top: place * stride - height, bottom: (place + 1) * stride + 2 * height }
}
