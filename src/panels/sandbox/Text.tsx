import { type KeyboardEvent, useId, useState } from 'react'
import type { SandboxMessages } from '../../messages/messages'
import type { RunError } from '../../simulation/error'
import buttons from './button.module.css'
import styles from './Text.module.css'

interface TextProps {
  readonly text: string
  /** The line that the present step comes from. */
  readonly line: number | undefined
  /** The steps that a line does, the first of them, by line; lines that do nothing are absent. */
  readonly steps: ReadonlyMap<number, number>
  readonly words: SandboxMessages
  /** Runs what was written; what is wrong with it. */
  onWrite(text: string): readonly RunError[]
  onGo(step: number): void
}

/** The text of the run, with the line of the moment marked; it is edited in place, and the run follows. */
export function Text({ text, line, steps, words: t, onWrite, onGo }: TextProps) {
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const [mistakes, setMistakes] = useState<readonly RunError[]>([])
  const written = draft ?? text
  const lines = written.split(/\r\n|\n|\r/)
  const drop = () => {
    setDraft(undefined)
    setMistakes([])
  }
  // What was done since shows; what was being written then is gone with the text that it was written into.
  const [shown, setShown] = useState(text)
  if (shown !== text) {
    setShown(text)
    drop()
  }
  const runIt = () => {
    const wrong = onWrite(written)
    setMistakes(wrong)
    if (wrong.length === 0) setDraft(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    runIt()
  }
  return (
    <section className={styles.text} aria-labelledby={id}>
      <p className={styles.head}>
        <b id={id}>{t.text()}</b> <small id={`${id}-hint`}>{t.text_hint()}</small>
      </p>
      <div className={styles.page}>
        <ol>
          {lines.map((_, index) => {
            const number = index + 1
            const step = draft === undefined ? steps.get(number) : undefined
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its number.
              <li key={index} data-current={(draft === undefined && number === line) || undefined}>
                {step === undefined ? (
                  number
                ) : (
                  <button
                    type="button"
                    tabIndex={-1}
                    title={t.text_line({ line: number })}
                    aria-label={t.text_line({ line: number })}
                    onClick={() => onGo(step)}
                  >
                    {number}
                  </button>
                )}
              </li>
            )
          })}
        </ol>
        <textarea
          aria-label={t.text()}
          aria-describedby={`${id}-hint`}
          aria-invalid={mistakes.length > 0 || undefined}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          wrap="off"
          rows={lines.length}
          value={written}
          onChange={({ target }) => setDraft(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {mistakes.length > 0 && (
        <ul role="alert" className={styles.mistakes}>
          {mistakes.slice(0, 5).map((mistake) => (
            <li key={mistake.line}>{t.text_mistake({ ...mistake })}</li>
          ))}
        </ul>
      )}
      {draft !== undefined && (
        <p className={styles.acts}>
          <button type="button" className={`${buttons.button} ${buttons.primary}`} onClick={runIt}>
            {t.text_run()}
          </button>
          <button type="button" className={buttons.button} onClick={drop}>
            {t.text_drop()}
          </button>
        </p>
      )}
    </section>
  )
}
