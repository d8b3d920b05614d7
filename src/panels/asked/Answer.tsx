import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Asked } from '../../diagrams/asking'
import { useMessages } from '../../messages/context'
import styles from './Answer.module.css'
import { MomentAnswer } from './MomentAnswer'
import type { AnswerProps } from './props'
import { SegmentAnswer } from './SegmentAnswer'
import { StateAnswer } from './StateAnswer'
import { TransitionAnswer } from './TransitionAnswer'

/** What there is to know about what was asked; it stands in the place of the narration, and covers nothing it explains. */
export function Answer(props: AnswerProps) {
  const { asked, words, player, onClose, focused } = props
  const t = useMessages()
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new question begins at the top.
  useEffect(() => {
    box.current?.scrollTo({ top: 0 })
    if (focused) box.current?.focus({ preventScroll: true })
  }, [asked, focused])

  // What was pressed goes with the answer before.
  const within = {
    ...props,
    onAsk: (next: Asked) => {
      box.current?.focus({ preventScroll: true })
      props.onAsk(next)
    },
  }

  const told = (name: string, content: ReactNode) => (
    <div ref={box} role="dialog" aria-label={name} tabIndex={-1} className={styles.answer}>
      {content}
      <button
        type="button"
        className={styles.close}
        aria-label={words.answer_close()}
        title={words.answer_close()}
        onClick={onClose}
      >
        <X aria-hidden="true" />
      </button>
    </div>
  )
  switch (asked.kind) {
    case 'state':
      return told(words.card_about({ state: asked.state }), <StateAnswer {...within} state={asked.state} />)
    case 'transition':
      return told(
        words.transition_about({ from: asked.from, to: asked.to }),
        <TransitionAnswer {...within} from={asked.from} to={asked.to} />,
      )
    case 'segment': {
      const segment = player.timeline.segments[asked.id]
      return segment
        ? told(
            words.card_about({ state: segment.flags.join('+') }),
            <SegmentAnswer {...props} segment={segment} />,
          )
        : null
    }
    case 'moment':
      return told(t.narration(), <MomentAnswer {...props} />)
  }
}
