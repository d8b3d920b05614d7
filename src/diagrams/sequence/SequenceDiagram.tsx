import { lazy, type RefObject, Suspense, useMemo, useRef } from 'react'
import { useMessages } from '../../messages/context'
import { useDerived } from '../../playback/moving'
import type { ViewProps } from '../../playback/view'
import { written } from '../../timeline/read'
import { type Size, useSize } from '../useSize'
import { headOf, LEAST_LADDER } from './frame'
import { Heads } from './Heads'
import { Ladder } from './Ladder'
import { EVERYTHING, heightOf, rollSequence, scaleIn } from './layout'
import styles from './sequence.module.css'
import { useFollow } from './useFollow'
import { useInstant } from './useInstant'
import { usePrinting } from './usePrinting'
import { useUncut } from './useUncut'

/** For the smallest boxes only: fetched where one is met. */
const Wire = lazy(() => import('./Wire'))

interface SequenceProps extends ViewProps {
  /** What it will have, where nothing can be measured. */
  readonly size?: Size
}

/**
 * Segments between two lifelines, time running down. It fills the height of its container; a run that does not
 * fit scrolls inside, along with the playhead. Nothing is laid out before it is known how large it is.
 */
export function SequenceDiagram({ size: expected, ...view }: SequenceProps) {
  const t = useMessages()
  const box = useRef<HTMLElement>(null)
  const size = useSize(box, true) ?? expected
  const isLow = size !== null && size !== undefined && size.height < LEAST_LADDER
  // Only what scrolls is a stop for the keyboard.
  const scrolls = size && !isLow && heightOf(view.schedule.duration, size) > size.height - headOf(size)
  return (
    <section
      ref={box}
      className={styles.diagram}
      aria-label={t.sequence_diagram()}
      {...(scrolls && { tabIndex: 0, 'data-scrolls': '' })}
    >
      {size &&
        size.width > 0 &&
        (isLow ? (
          <Suspense>
            <Wire {...view} size={size} />
          </Suspense>
        ) : (
          <Sized {...view} box={box} size={size} />
        ))}
    </section>
  )
}

interface SizedProps extends ViewProps {
  readonly box: RefObject<HTMLElement | null>
  readonly size: Size
}

function Sized({ timeline, schedule, playhead, step, motion, box, size }: SizedProps) {
  const t = useMessages()
  const { width } = size
  const height = Math.max(0, size.height - headOf(size))
  const pxPerSecond = scaleIn(width, height)
  const roll = useMemo(
    () => rollSequence(timeline, schedule, { width, t, pxPerSecond }),
    [timeline, schedule, width, t, pxPerSecond],
  )
  const instant = useInstant(playhead, roll)
  const { top, bottom } = useFollow(box, playhead, roll, height)
  const printing = usePrinting()
  const scene = useMemo(
    () => roll.part(printing ? EVERYTHING : { top, bottom }),
    [roll, printing, top, bottom],
  )
  useUncut(box)
  const time = useDerived(playhead, (playing) => written(schedule.toSimulated(playing)))
  return (
    <>
      <Heads timeline={timeline} step={step} frame={roll.frame} height={size.height} time={time} />
      <Ladder
        scene={scene}
        instant={printing ? Number.POSITIVE_INFINITY : instant}
        playhead={playhead}
        time={time}
        motion={motion}
      />
    </>
  )
}
