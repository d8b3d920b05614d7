import { NOTES } from '../../diagrams/states/notes'
import type { State } from '../../tcp/tcb/state'
import styles from './NameList.module.css'
import { NAMES } from './names'
import type { ReferenceWords } from './words'

interface NameListProps {
  readonly state: State
  readonly words: ReferenceWords
}

/** What programs and systems call a state, and how to list the sockets that are in it. */
export function NameList({ state, words: { reference: t, cards } }: NameListProps) {
  const { ss, netstat } = NOTES[state]
  const { kernel, code, filter, windows, powershell, macos } = NAMES[state]
  const names = [
    ['ss', ss],
    ['netstat (Linux)', netstat],
    [t.names_kernel(), kernel],
    ['/proc/net/tcp', code],
    ['netstat (Windows)', windows],
    ['Get-NetTCPConnection', powershell],
    ['netstat (macOS)', macos],
  ] as const
  return (
    <>
      <dl className={styles.names}>
        {names.map(([system, name]) => (
          <div key={system}>
            <dt>{system}</dt>
            <dd>{name ? <code>{name}</code> : cards.card_not_listed()}</dd>
          </div>
        ))}
      </dl>
      {filter && (
        <p className={styles.list}>
          {t.names_list()} <code>ss -tan state {filter}</code>
        </p>
      )}
    </>
  )
}
