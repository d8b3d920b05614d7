import type { TerminalMessages } from '../../messages/messages'
import { WATCHED } from '../../terminal/commands/ss/ss'
import type { Span, WatchedTable } from '../../terminal/commands/ss/watch'
import type { Side } from '../../timeline/timeline'
import { changeText } from './changes'
import { Prompt } from './Prompt'
import styles from './Terminal.module.css'

interface WatchedProps {
  readonly side: Side
  readonly table: WatchedTable
  /** While it plays, what changes is not told aloud. */
  readonly playing: boolean
  readonly words: TerminalMessages
}

/** `ss -tano` at this step, with the cells marked that are otherwise than at the one before. */
export function Watched({ side, table: { lines, changes }, playing, words: t }: WatchedProps) {
  const texts = changes.map((change) => changeText(change, t))
  return (
    <div className={styles.watched}>
      {/* Said aloud is only what has changed, below. */}
      <pre aria-live="off">
        <Prompt side={side} line={WATCHED} />
        {lines.map((spans, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
          <Line key={line} spans={spans} words={t} />
        ))}
      </pre>
      <p aria-live={playing ? 'off' : 'polite'}>
        {texts.length > 0 && (
          <>
            <span className={styles.legend}>{t.terminal_changed_here()}</span>{' '}
            {texts.join(t.grammar.semicolon)}
          </>
        )}
      </p>
    </div>
  )
}

function Line({ spans, words: t }: { readonly spans: readonly Span[]; readonly words: TerminalMessages }) {
  return (
    <>
      {spans.map(({ text, was }, place) =>
        was === undefined ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place
          <mark key={place} title={was === '' ? t.terminal_was_none() : t.terminal_was({ was })}>
            {text}
          </mark>
        ),
      )}
      {'\n'}
    </>
  )
}
