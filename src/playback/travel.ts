import { cancelFrame, type FrameData, frame } from 'framer-motion'
import { type EventObject, fromCallback } from 'xstate'

/** A motion from one value to another, in `seconds` of the clock on the wall. */
export interface Travel {
  readonly from: number
  readonly to: number
  readonly seconds: number
  /** Shows a value on the way. */
  readonly show: (value: number) => void
}

/**
 * Moves linearly, because time is linear, and says `arrived`; stops where it is when left.
 * It runs on framer-motion's frame loop, ahead of all that derives from the playhead. `animate` would do the
 * same with springs, colours and units that nothing here needs, at 4 kB.
 */
export const travel = fromCallback<EventObject, Travel>(({ input, sendBack }) => {
  const { from, to, seconds, show } = input
  let begun: number | undefined

  const arrive = () => {
    show(to)
    sendBack({ type: 'arrived' })
  }
  const move = ({ timestamp }: FrameData) => {
    begun ??= timestamp
    const done = (timestamp - begun) / 1000 / seconds
    if (done < 1) {
      show(from + (to - from) * done)
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
