import { useTransform } from 'framer-motion'
import { useMemo, useRef } from 'react'
import { useMessages } from '../../messages/context'
import type { ViewProps } from '../../playback/view'
import { duration } from './duration'
import { headOf } from './frame'
import { Heads } from './Heads'
import { Ladder } from './Ladder'
import { layoutSequence, scaleIn } from './layout'
import styles from './sequence.module.css'
import { useFollow } from './useFollow'
import { useInstant } from './useInstant'
import { usePrinting } from './usePrinting'
import { type Size, useSize } from './useSize'

const UNMEASURED: Size = { width: 640, height: 0 }
const EVERYTHING = { top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY }

/**
 * Segments between two lifelines, time running down. It fills the height of its container; a run that does not
 * fit scrolls inside, along with the playhead.
 */
export function SequenceDiagram({ timeline, schedule, playhead, step, motion }: ViewProps) {
  const t = useMessages()
  const box = useRef<HTMLElement>(null)
  const { width, height: whole } = useSize(box) ?? UNMEASURED
  const height = Math.max(0, whole - headOf(width))
  const scene = useMemo(() => {
    return layoutSequence(timeline, schedule, { width, t, pxPerSecond: scaleIn(width, height) })
  }, [timeline, schedule, width, height, t])
  const instant = useInstant(playhead, scene)
  const { view, onScroll } = useFollow(box, playhead, scene, height)
  const printing = usePrinting()
  const time = useTransform(playhead, (playing) => duration(schedule.toSimulated(playing)))
  // Only what scrolls is a stop for the keyboard.
  const reachable = scene.height > height ? { tabIndex: 0 } : {}

  return (
    <section
      ref={box}
      className={styles.diagram}
      aria-label={t.sequence_diagram()}
      onScroll={onScroll}
      {...reachable}
    >
      <Heads timeline={timeline} step={step} frame={scene.frame} time={time} />
      <Ladder
        scene={scene}
        instant={printing ? Number.POSITIVE_INFINITY : instant}
        playhead={playhead}
        time={time}
        motion={motion}
        view={printing || height === 0 ? EVERYTHING : view}
      />
    </section>
  )
}
