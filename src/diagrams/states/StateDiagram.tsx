import { useMemo, useRef } from 'react'
import { useMessages } from '../../messages/context'
import type { ViewProps } from '../../playback/view'
import { SIDES } from '../../timeline/read'
import { useSize } from '../useSize'
import { Figure, Overlay } from './Figure'
import { layoutFor } from './fit'
import { standingAt } from './standing'
import styles from './states.module.css'
import { RunningToken } from './Token'
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
  const { timeline, step, motion } = view
  const t = useMessages()
  const section = useRef<HTMLElement>(null)
  const size = useSize(section, true)
  const layout = useMemo(() => size && layoutFor(size), [size])
  const card = useCard(section)
  const cardView = useCardView(card.open !== null)
  const looks = useMemo(() => standingAt(timeline, step, t), [timeline, step, t])

  return (
    <section ref={section} className={styles.diagram} aria-label={t.states_diagram()} data-motion={motion}>
      {layout && (
        <>
          <Figure layout={layout} size={size} looks={looks} nodeProps={card.nodeProps} />
          <Overlay layout={layout} size={size}>
            {SIDES.map((side) => (
              <RunningToken
                key={side}
                layout={layout}
                side={side}
                state={timeline.moments[step]?.[side].state ?? 'CLOSED'}
                step={step}
                walks={looks.now}
                motion={motion}
              />
            ))}
          </Overlay>
        </>
      )}
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
