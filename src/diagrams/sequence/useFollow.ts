import { type MotionValue, useMotionValueEvent } from 'framer-motion'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Part } from './geometry'
import type { Roll } from './roll'
import { yOf } from './scene'

/** Where the playhead stands in the scrolled box, as a share of its height. */
const PLACE = 2 / 3
/** What is in sight is told anew whenever it has moved by this share of a screen. */
const STRIDE = 1 / 2

/** Does something when there is nothing else to do, or soon; a way to leave it. */
function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(act, { timeout: 500 })
    return () => cancelIdleCallback(asked)
  }
  const timer = setTimeout(act, 100)
  return () => clearTimeout(timer)
}

/** How far the ladder is scrolled where the playhead stands at its place. */
function scrolledTo(playing: number, roll: Roll, height: number): number {
  const furthest = Math.max(0, roll.height - height)
  return Math.round(Math.min(furthest, Math.max(0, yOf(roll, playing) - PLACE * height)))
}

interface Seen {
  /** Of the box and of time: where these change, everything moves. */
  readonly size: string
  /** How many strides the ladder is scrolled. */
  readonly place: number
  /** What is near is drawn, too. */
  readonly around: boolean
}

/**
 * Scrolls the ladder along with the playhead, and tells which part of it is to be drawn: what is in sight, and as
 * soon as there is time, a screen more on either side. Nothing scrolls while the playhead rests, so that one may look
 * around.
 */
export function useFollow(
  ref: RefObject<HTMLElement | null>,
  playhead: MotionValue<number>,
  roll: Roll,
  height: number,
): Part {
  const size = `${height} ${roll.pxPerSecond}`
  const stride = STRIDE * Math.max(1, height)
  const begin = (): Seen => ({
    size,
    place: Math.floor(scrolledTo(playhead.get(), roll, height) / stride),
    around: false,
  })
  const [known, setSeen] = useState(begin)
  const { place, around } = known.size === size ? known : begin()

  const show = useCallback(
    (top: number) =>
      setSeen((before) => {
        const place = Math.floor(top / stride)
        const isNear = before.size === size && Math.abs(place - before.place) <= 1
        if (isNear && place === before.place) return before
        return { size, place, around: isNear && before.around }
      }),
    [size, stride],
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
  useEffect(
    () => (around ? undefined : whenIdle(() => setSeen((seen) => ({ ...seen, around: true })))),
    [around],
  )
  const more = around ? height : 0
  return { top: place * stride - more, bottom: (place + 1) * stride + height + more }
}
