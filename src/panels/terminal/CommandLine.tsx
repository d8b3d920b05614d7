import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { TerminalMessages } from '../../messages/messages'
import { complete } from '../../terminal/shell/complete'
import type { Side } from '../../timeline/timeline'
import styles from './Terminal.module.css'

interface CommandLineProps {
  readonly side: Side
  readonly history: readonly string[]
  readonly words: TerminalMessages
  onEnter(line: string): void
}

/** The line that one types: with what was typed before, and with completion, which lets go of the focus. */
export function CommandLine({ side, history, words: t, onEnter }: CommandLineProps) {
  const hint = useId()
  const field = useRef<HTMLInputElement>(null)
  const [line, setLine] = useState('')
  const [choices, setChoices] = useState<readonly string[]>([])
  /** How far back in what was typed; 0: what is typed now, which waits below. */
  const [back, setBack] = useState(0)
  const [waiting, setWaiting] = useState('')

  const write = (next: string) => {
    setLine(next)
    setChoices([])
  }
  const recall = (to: number) => {
    if (to < 0 || to > history.length) return
    if (back === 0) setWaiting(line)
    setBack(to)
    write(to === 0 ? waiting : (history.at(-to) ?? ''))
  }
  /** Whether there was something to do. */
  const tab = (): boolean => {
    const { current: input } = field
    const completion = complete(line, input?.selectionStart ?? line.length)
    const isKnown = completion?.line === line && completion.choices.join() === choices.join()
    if (!completion || isKnown) return false
    setLine(completion.line)
    setChoices(completion.choices)
    requestAnimationFrame(() => input?.setSelectionRange(completion.cursor, completion.cursor))
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
    if (event.key === 'ArrowUp' && plain) recall(back + 1)
    else if (event.key === 'ArrowDown' && plain) recall(back - 1)
    else if (event.key === 'l' && event.ctrlKey) onEnter('clear')
    else if (!(event.key === 'Tab' && plain && tab())) return
    event.preventDefault()
  }
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault()
        onEnter(line)
        setBack(0)
        write('')
      }}
    >
      <p aria-live="polite" className={styles.choices}>
        {choices.length > 0 && (
          <>
            <span>{t.terminal_choices()}</span> {choices.join(' ')}
          </>
        )}
      </p>
      <b data-side={side} aria-hidden="true">{`${side}$`}</b>
      <input
        ref={field}
        type="text"
        aria-label={t.terminal_command()}
        aria-describedby={hint}
        placeholder={t.terminal_try()}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={10_000}
        value={line}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <small id={hint}>{t.terminal_hint()}</small>
    </form>
  )
}
