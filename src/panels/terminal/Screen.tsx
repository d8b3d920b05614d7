import { useLayoutEffect, useMemo, useRef } from 'react'
import type { TerminalMessages } from '../../messages/messages'
import { watchedTable } from '../../terminal/commands/ss/watch'
import { hostAt } from '../../terminal/host/host'
import type { Watched as WatchedRun } from '../../terminal/host/watched'
import { entered, type Session } from '../../terminal/shell/session'
import type { Side } from '../../timeline/timeline'
import { CommandLine } from './CommandLine'
import { helpText } from './changes'
import { Prompt } from './Prompt'
import styles from './Terminal.module.css'
import { Watched } from './Watched'

interface ScreenProps {
  readonly side: Side
  /** Undefined: not known yet; null: there is no telling. */
  readonly watched: WatchedRun | null | undefined
  readonly step: number
  readonly playing: boolean
  readonly isLinux: boolean
  readonly session: Session
  readonly words: TerminalMessages
  onSession(next: (session: Session) => Session): void
}

/** One host's terminal: what is watched, what was typed and what it printed, and the line that one types. */
export function Screen({ side, watched, step, playing, isLinux, session, words: t, onSession }: ScreenProps) {
  const log = useRef<HTMLDivElement>(null)
  const host = useMemo(() => watched && hostAt(watched, side, step), [watched, side, step])
  const table = useMemo(
    () => watched && host && watchedTable(host, step > 0 ? hostAt(watched, side, step - 1) : undefined),
    [watched, host, side, step],
  )
  const { entries } = session
  const last = entries.at(-1)?.nth
  useLayoutEffect(() => {
    if (last !== undefined) log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [last])

  return (
    <>
      <div
        ref={log}
        role="log"
        aria-label={t.terminal_output()}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keys too
        tabIndex={0}
        className={styles.log}
      >
        {table ? (
          <Watched side={side} table={table} playing={playing} words={t} />
        ) : (
          <p>{watched === null ? t.terminal_unplayable() : t.terminal_waiting()}</p>
        )}
        {!isLinux && <p className={styles.note}>{t.terminal_not_linux()}</p>}
        {entries.map(({ nth, step: at, line, output }) => (
          <pre key={nth}>
            <small className={styles.step}>{t.terminal_step({ step: at })}</small>
            <Prompt side={side} line={line} />
            {output ?? helpText(t)}
          </pre>
        ))}
      </div>
      <CommandLine
        side={side}
        history={session.history}
        words={t}
        onEnter={(line) => host && onSession((before) => entered(before, line, step, host))}
      />
    </>
  )
}
