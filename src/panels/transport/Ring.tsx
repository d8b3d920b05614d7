import { useMotionValueEvent } from 'framer-motion'
import { useRef } from 'react'
import type { Player } from '../../playback/player'
import styles from './Ring.module.css'

/** Fills around the button while play holds for reading. */
export function Ring({ player }: { player: Player }) {
  const arc = useRef<SVGCircleElement>(null)
  const { clock, holding } = player
  const leftOf = (time: number) => (holding ? (holding.end - time) / (holding.end - holding.start) : 1)
  useMotionValueEvent(clock, 'change', (time) => {
    if (arc.current) arc.current.style.strokeDashoffset = String(leftOf(time))
  })
  if (!holding) return null
  return (
    <svg className={styles.ring} viewBox="0 0 56 56" aria-hidden="true">
      <circle cx="28" cy="28" r="26.75" />
      <circle
        ref={arc}
        cx="28"
        cy="28"
        r="26.75"
        pathLength="1"
        style={{ strokeDashoffset: leftOf(clock.get()) }}
      />
    </svg>
  )
}
