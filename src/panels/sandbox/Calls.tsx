import { useId, useState } from 'react'
import type { SandboxMessages } from '../../messages/messages'
import { keyed, messageNamed } from '../../messages/named'
import type { Act } from '../../sandbox/act'
import { type Answer, answerTo } from '../../sandbox/answers'
import { CALLS } from '../../scenarios/language'
import type { Held } from '../../simulation/world'
import type { Call, Side } from '../../timeline/timeline'
import styles from './Calls.module.css'
import { callName } from './names'

/** What has no button of its own: the queue of a listener is filled by others, and the text can say the rest. */
const WITHOUT: readonly Call[] = ['fill-queue', 'drain-queue', 'no-accept', 'shutdown-rd', 'shutdown-rdwr']
/** In the order in which a program makes them. */
const BUTTONS: readonly Call[] = CALLS.filter((call) => !WITHOUT.includes(call))

interface CallsProps {
  readonly side: Side
  readonly held: Held
  /** Microseconds. */
  readonly now: number
  readonly words: SandboxMessages
  onAct(act: Act): void
}

const MOST_OCTETS = 1_000_000

/** The calls of one end: what can be done now, and what the others would answer. */
export function Calls({ side, held, now, words: t, onAct }: CallsProps) {
  const id = useId()
  const [octets, setOctets] = useState(100)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere.
    <div
      role="group"
      aria-label={side === 'client' ? t.calls_client() : t.calls_server()}
      className={styles.calls}
      data-side={side}
    >
      <p className={styles.name} aria-hidden="true">
        {side === 'client' ? t.calls_client() : t.calls_server()}
      </p>
      {BUTTONS.map((call) => {
        const answer = answerTo(held, side, call, now)
        const why = answer && wordsOf(answer, t)
        return (
          <div key={call} className={styles.call}>
            <div>
              <button
                type="button"
                aria-disabled={why ? true : undefined}
                aria-describedby={why ? `${id}-${call}` : undefined}
                onClick={() => {
                  if (!why) onAct({ kind: 'call', side, call, ...(call === 'send' && { octets }) })
                }}
              >
                {callName(t, call)}
              </button>
              {call === 'send' && (
                <input
                  type="number"
                  aria-label={t.calls_octets()}
                  title={t.calls_octets()}
                  min={1}
                  max={MOST_OCTETS}
                  value={octets}
                  onChange={({ target }) => {
                    const value = Math.round(Number(target.value))
                    if (value >= 1 && value <= MOST_OCTETS) setOctets(value)
                  }}
                />
              )}
            </div>
            {why && <small id={`${id}-${call}`}>{why}</small>}
          </div>
        )
      })}
    </div>
  )
}

function wordsOf(answer: Answer, t: SandboxMessages): string {
  if (answer.kind === 'refused') return answer.result.replace(/^error: */, '')
  return messageNamed(t, `idle_${keyed(answer.why).replaceAll(' ', '_')}`)?.({}) ?? ''
}
