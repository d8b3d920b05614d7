import { CircleAlert, Copy, Info } from 'lucide-react'
import { type MouseEvent, useState } from 'react'
import type { Language, ListingMessages } from '../../messages/messages'
import { printable } from '../../messages/printable'
import type { Finding } from '../../sockets/findings/finding'
import { copyText } from '../share/clipboard'
import styles from './FindingList.module.css'
import { counted } from './numbers'
import { causeOf } from './sentences'
import { factsOf, headlineOf, SHOWN_BY } from './words'

/** Where a listing leads: to what a state is, and to the scenario that shows how one comes to it. */
export interface Ways {
  /** The page about the states, in a language. */
  referenceIn(language: Language): string
  addressOf(scenario: string): string
  onChoose(scenario: string): void
}

interface FindingListProps {
  readonly findings: readonly Finding[]
  /** How many are in TIME-WAIT: what people worry about most, and seldom need to. */
  readonly waiting: number
  readonly pressed: Finding | undefined
  readonly ways: Ways
  readonly words: ListingMessages
  onShow(finding: Finding): void
}

/** Left to the browser where somebody wants another tab. */
const isPlain = ({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  !(metaKey || ctrlKey || shiftKey || altKey)

/** What deserves a look: what there is, why, what it is not, and what to type next. */
export function FindingList({ findings, waiting, pressed, ways, words: t, onShow }: FindingListProps) {
  const isOrdinary = waiting > 0 && !findings.some(({ kind }) => kind === 'time-wait-many')
  return (
    <section className={styles.findings} aria-label={t.listings_findings()}>
      <ul>
        {findings.length === 0 && (
          <li className={styles.plain}>
            <h3>{t.listings_fine()}</h3>
            <p>{t.listings_fine_about()}</p>
          </li>
        )}
        {findings.map((finding) => (
          <Found
            key={finding.kind}
            finding={finding}
            isPressed={pressed === finding}
            ways={ways}
            t={t}
            onShow={() => onShow(finding)}
          />
        ))}
        {isOrdinary && (
          <li className={styles.plain}>
            <h3>{counted(t, 'listings_time_wait', waiting)}</h3>
            <p>{t.listings_time_wait_about()}</p>
            <p className={styles.links}>
              <a href={`${ways.referenceIn(t.language)}#time-wait`}>
                {t.listings_about_state({ state: 'TIME-WAIT' })}
              </a>
            </p>
          </li>
        )}
      </ul>
    </section>
  )
}

interface FoundProps {
  readonly finding: Finding
  readonly isPressed: boolean
  readonly ways: Ways
  readonly t: ListingMessages
  onShow(): void
}

function Found({ finding, isPressed, ways, t, onShow }: FoundProps) {
  const { kind, severity, sockets, state, next } = finding
  const isWarning = severity === 'warning'
  const Icon = isWarning ? CircleAlert : Info
  const facts = factsOf(finding, t).map(printable)
  const scenario = SHOWN_BY[kind]
  return (
    <li data-finding={kind} data-severity={severity}>
      <h3>
        <Icon role="img" aria-label={isWarning ? t.listings_warning() : t.listings_note()} />
        <span>{printable(headlineOf(finding, t))}</span>
      </h3>
      <p>
        {facts.length > 0 && <span className={styles.facts}>{facts.join(' · ')}</span>}
        {causeOf(finding, t).join(t.grammar.gap)}
      </p>
      <div className={styles.foot}>
        <Next command={next} t={t} />
        <p className={styles.links}>
          {sockets.length > 0 && (
            <button type="button" aria-pressed={isPressed} onClick={onShow}>
              {counted(t, 'listings_show', sockets.length)}
            </button>
          )}
          <a href={`${ways.referenceIn(t.language)}#${state.toLowerCase()}`}>
            {t.listings_about_state({ state })}
          </a>
          <a
            href={ways.addressOf(scenario)}
            onClick={(event) => {
              if (!isPlain(event)) return
              event.preventDefault()
              ways.onChoose(scenario)
            }}
          >
            {t.listings_watch()}
          </a>
        </p>
      </div>
    </li>
  )
}

/** The command that leads further, and a press that copies it. */
function Next({ command, t }: { readonly command: string; readonly t: ListingMessages }) {
  const [said, setSaid] = useState('')
  const copy = () =>
    copyText(command).then(
      () => setSaid(t.listings_copied()),
      () => setSaid(t.listings_copy_failed()),
    )
  return (
    <>
      <div className={styles.next}>
        <span>{t.listings_next()}</span>
        <code>{command}</code>
        <button
          type="button"
          aria-label={t.listings_copy()}
          title={t.listings_copy()}
          onClick={() => void copy()}
        >
          <Copy aria-hidden="true" />
        </button>
      </div>
      <span role="status" className={styles.said}>
        {said}
      </span>
    </>
  )
}
