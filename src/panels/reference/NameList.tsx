import { Fragment } from 'react'
import { isListed, NAMES } from '../../sockets/names'
import type { State } from '../../tcp/tcb/state'
import styles from './NameList.module.css'
import type { ReferenceWords } from './words'

interface NameListProps {
  readonly state: State
  readonly words: ReferenceWords
}

/** How a state is spelt elsewhere, each spelling once: TIME_WAIT, SYN_RCVD. */
export function SpeltAlso({ state, words: { reference: t } }: NameListProps) {
  const { ss, netstat, windows, macos } = NAMES[state]
  const spellings = isListed(state) ? [ss, netstat, windows, macos] : [windows, macos]
  const others = new Set(spellings.filter((name) => name !== state))
  if (others.size === 0) return null
  return (
    <span className={styles.also}>
      {t.names_also()}{' '}
      {[...others].map((name, nth) => (
        <Fragment key={name}>
          {nth > 0 && ', '}
          <code>{name}</code>
        </Fragment>
      ))}
    </span>
  )
}

/** What programs and systems call a state, and how to list the sockets that are in it. */
export function NameList({ state, words: { reference: t, cards } }: NameListProps) {
  const { ss, netstat, kernel, code, filter, windows, powershell, macos } = NAMES[state]
  const listed = isListed(state)
  const names = [
    ['ss', listed && ss],
    ['netstat (Linux)', listed && netstat],
    [t.names_kernel(), kernel],
    ['/proc/net/tcp', code.toString(16).toUpperCase().padStart(2, '0')],
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
      {listed && (
        <p className={styles.list}>
          {t.names_list()} <code>ss -tan state {filter}</code>
        </p>
      )}
    </>
  )
}
