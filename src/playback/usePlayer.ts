import { useSelector } from '@xstate/react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Timeline } from '../timeline/timeline'
import { createPlayer, type Player, type PlayerCore, type PlayerOptions } from './player'

export interface UsedPlayerOptions extends PlayerOptions {
  readonly autoplay?: boolean | undefined
  /** Where to stand in a run that takes the place of another; at the same playing time, unless given. */
  readonly resumeAt?: number | undefined
}

/** Disposes of a player that nothing shows any more; React takes some views down and puts them up again at once. */
function useEnd(core: PlayerCore): void {
  const shown = useRef(false)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
      queueMicrotask(() => {
        if (!shown.current) core.dispose()
      })
    }
  }, [core])
}

const itself = (player: Player): Player => player

/**
 * A player for a run, and for every other that takes its place. Where to stand, `speed` and `autoplay` are read
 * once: give the component another `key` to begin anew.
 */
export function usePlayer(timeline: Timeline, options: UsedPlayerOptions): Player {
  const [core] = useState(() => createPlayer(timeline, options))
  useEnd(core)
  useEffect(() => void core.load(), [core])

  const { from, to, horizon, holds, motion = true, loop = false, resumeAt } = options
  useLayoutEffect(() => {
    core.setRun(timeline, { from, to, horizon, holds }, resumeAt)
  }, [core, timeline, from, to, horizon, holds, resumeAt])
  useEffect(() => core.setMotion(motion), [core, motion])
  useEffect(() => core.setLoop(loop), [core, loop])
  const [autoplay] = useState(options.autoplay ?? false)
  useEffect(() => {
    if (autoplay) core.play()
  }, [core, autoplay])

  return useSelector(core, itself)
}
