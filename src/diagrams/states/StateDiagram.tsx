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
import { useAsk } from './useAsk'

/** The eleven states of RFC 9293 Figure 5, and where in them each endpoint is. */
export function StateDiagram({ timeline, step, motion }: ViewProps) {
  const t = useMessages()
  const section = useRef<HTMLElement>(null)
  const size = useSize(section, true)
  const layout = useMemo(() => size && layoutFor(size), [size])
  const looks = useMemo(() => standingAt(timeline, step, t), [timeline, step, t])
  const ask = useAsk(section, layout, timeline.moments[step]?.client.state ?? 'CLOSED')

  return (
    <section ref={section} className={styles.diagram} aria-label={t.states_diagram()} data-motion={motion}>
      {layout && (
        <>
          <Figure layout={layout} size={size} looks={looks} {...ask} />
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
    </section>
  )
}
