import { useMemo, useRef } from 'react'
import { useMessages } from '../../messages/context'
import type { ViewProps } from '../../playback/view'
import { useSize } from '../useSize'
import { Figure, Overlay } from './Figure'
import { FULL, gridFor } from './grid'
import { corner, journeyOf } from './journey'
import { Trail } from './Lines'
import { layoutOf } from './layout'
import { routeKey } from './routes'
import { SIDES, standingAt } from './standing'
import styles from './states.module.css'
import { MovingToken, RestingToken } from './Token'
import { useCard } from './useCard'
import { useCardView } from './useCardView'

interface StateDiagramProps extends ViewProps {
  /** Asked to play a scenario that visits a state. */
  readonly onChoose?: (scenarioId: string) => void
  /** Address of the reference of the states, where there is one to lead to. */
  readonly reference?: string | undefined
}

/** The eleven states of RFC 9293 Figure 5, and where in them each endpoint is. */
export function StateDiagram({ onChoose, reference, ...view }: StateDiagramProps) {
  const { timeline, schedule, playhead, step, motion } = view
  const t = useMessages()
  const section = useRef<HTMLElement>(null)
  const size = useSize(section)
  const layout = layoutOf(size ? gridFor(size.width, size.height) : FULL)
  const card = useCard(section)
  const cardView = useCardView(card.open !== null)
  const standing = useMemo(() => standingAt(timeline, step), [timeline, step])
  const journeys = useMemo(
    () => SIDES.map((side) => journeyOf(timeline, schedule, layout, side)),
    [timeline, schedule, layout],
  )
  const radius = layout.grid.name === 'full' ? 9.5 : 7

  const trails = journeys.flatMap(({ side, legs }) =>
    legs
      .filter((leg) => leg.step === step + 1)
      .map((leg) => {
        const { from, to } = leg.walk
        return (
          <Trail
            key={`${side} ${leg.start}`}
            line={layout.line(from, to)}
            leg={leg}
            side={side}
            drawn={layout.lines.has(routeKey(from, to))}
            playhead={playhead}
          />
        )
      }),
  )
  const tokens = motion
    ? journeys.map((journey) => (
        <MovingToken key={journey.side} journey={journey} playhead={playhead} radius={radius} />
      ))
    : SIDES.map((side) => {
        const state = timeline.moments[step]?.[side].state ?? 'CLOSED'
        const at = corner(layout.grid, layout.nodes[state], side)
        return <RestingToken key={side} side={side} at={at} radius={radius} />
      })

  return (
    <section ref={section} className={styles.diagram} aria-label={t.states_diagram()} data-motion={motion}>
      <Figure layout={layout} size={size} standing={standing} nodeProps={card.nodeProps} />
      <Overlay layout={layout} size={size}>
        {motion && trails}
        {tokens}
      </Overlay>
      {cardView && (
        <cardView.Card
          control={card}
          words={cardView.words}
          {...(onChoose && { onChoose })}
          reference={reference}
        />
      )}
    </section>
  )
}
