import { cancelFrame, type FrameData, frame, type MotionValue } from 'framer-motion'
import { type EventObject, fromCallback } from 'xstate'

/** A motion of the playhead. Times in playing seconds, but for `seconds`: those of the clock on the wall. */
export interface Travel {
  readonly playhead: MotionValue<number>
  readonly to: number
  readonly seconds: number
  /** What to show of a time between; without motion, that of the moment before it. */
  readonly shown: (playing: number) => number
}

/**
 * Moves the playhead linearly, because time is linear, and says `arrived`; stops where it is when left.
 * It runs on framer-motion's frame loop, ahead of all that derives from the playhead. `animate` would do the
 * same with springs, colours and units that nothing here needs, at 4 kB.
 */
export const travel = fromCallback<EventObject, Travel>(({ input, sendBack }) => {
  const { playhead, to, seconds, shown } = input
  const from = playhead.get()
  let begun: number | undefined

  const arrive = () => {
    playhead.jump(to)
    sendBack({ type: 'arrived' })
  }
  const move = ({ timestamp }: FrameData) => {
    begun ??= timestamp
    const done = (timestamp - begun) / 1000 / seconds
    if (done < 1) {
      playhead.set(shown(from + (to - from) * done))
      return
    }
    cancelFrame(move)
    arrive()
  }

  if (seconds <= 0) {
    arrive()
    return
  }
  frame.update(move, true)
  return () => cancelFrame(move)
})
