import { type MotionValue, useMotionValueEvent } from 'framer-motion'
import { type RefObject, type UIEvent, useCallback, useLayoutEffect, useState } from 'react'
import { type Scene, yOf } from './scene'

/** Where the playhead stands in the scrolled box, as a share of its height. */
const PLACE = 2 / 3

/**
 * Scrolls the ladder along with the playhead, and tells which part of it is in sight, a screen more on either
 * side. Nothing scrolls while the playhead rests, so that one may look around.
 */
export function useFollow(
  ref: RefObject<HTMLElement | null>,
  playhead: MotionValue<number>,
  scene: Scene,
  height: number,
) {
  const [page, setPage] = useState(0)
  const follow = useCallback(
    (playing: number) => {
      const furthest = Math.max(0, scene.height - height)
      const top = Math.round(Math.min(furthest, Math.max(0, yOf(scene, playing) - PLACE * height)))
      ref.current?.scrollTo({ top, behavior: 'instant' })
      setPage(Math.floor(top / Math.max(1, height)))
    },
    [ref, scene, height],
  )
  useMotionValueEvent(playhead, 'change', follow)
  useLayoutEffect(() => follow(playhead.get()), [follow, playhead])
  const onScroll = useCallback(
    ({ currentTarget }: UIEvent<HTMLElement>) =>
      setPage(Math.floor(currentTarget.scrollTop / Math.max(1, height))),
    [height],
  )
  return { onScroll, view: { top: (page - 1) * height, bottom: (page + 3) * height } }
}
