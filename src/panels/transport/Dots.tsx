import { type CSSProperties, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useMessages } from '../../messages/context'
import type { Player } from '../../playback/player'
import { Prose } from '../narration/Prose'
import { useTelling } from '../narration/useTelling'
import { whatHappens } from '../narration/what'
import { at } from './at'
import styles from './Dots.module.css'

export interface AlongProps {
  readonly player: Player
  /** Where along the line a playing time is, from 0 to 1. */
  fractionOf(playing: number): number
}

/**
 * A dot for each step: pointing at one, or focusing it, tells what happens there; choosing it goes there.
 * One dot is in the tab order, that of the current step, and the focus goes along with it.
 */
export function Dots({ player, fractionOf }: AlongProps) {
  const t = useMessages()
  const telling = useTelling()
  const list = useRef<HTMLOListElement>(null)
  const tip = useId()
  const [told, setTold] = useState<number>()
  const { timeline, pace, step, first, last } = player
  const names = useMemo(
    () => timeline.moments.map((_, index) => whatHappens(timeline, index, t)),
    [timeline, t],
  )

  useEffect(() => {
    // In a shadow root, the document knows of no focus but that of the host.
    const { activeElement } = (list.current?.getRootNode() ?? document) as Document | ShadowRoot
    if (list.current?.contains(activeElement))
      list.current?.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus()
  }, [step])

  const dots = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const places = dots.map((dot) => fractionOf(pace.timeOf(dot)))
  const closest = Math.min(...places.map((place, index) => place - (places[index - 1] ?? -1) || 1))
  return (
    <>
      <ol
        ref={list}
        className={styles.dots}
        aria-label={t.steps()}
        style={{ '--closest': closest } as CSSProperties}
      >
        {dots.map((dot, index) => (
          <li key={dot} style={at(places[index] ?? 0)}>
            <button
              type="button"
              className={styles.dot}
              aria-label={t.step_named({ step: dot, what: names[dot] ?? '' })}
              aria-current={dot === step ? 'step' : undefined}
              aria-describedby={told === dot ? tip : undefined}
              data-step={dot}
              data-past={dot <= step || undefined}
              tabIndex={dot === step ? 0 : -1}
              onClick={() => {
                player.goTo(dot)
                setTold(undefined)
              }}
              onPointerEnter={() => setTold(dot)}
              onPointerLeave={() => setTold(undefined)}
              onFocus={(event) => event.currentTarget.matches(':focus-visible') && setTold(dot)}
              onBlur={() => setTold(undefined)}
              onKeyDown={(event) => event.key === 'Escape' && setTold(undefined)}
            />
          </li>
        ))}
      </ol>
      {told !== undefined && (
        <div id={tip} role="tooltip" className={styles.tip} style={at(fractionOf(pace.timeOf(told)))}>
          <b>
            {t.step_count({ step: told, steps: player.steps })} · {names[told]}
          </b>
          {telling && <Prose text={telling.narrate(timeline, told).text} />}
        </div>
      )}
    </>
  )
}
