import { useRef } from 'react'
import { useMessages } from '../../messages/context'
import type { HelpMessages } from '../../messages/messages'
import { CloseButton, Dialog } from '../dialog/Dialog'
import styles from './Help.module.css'

/** Keys, and what they do. */
export type KeyRow = readonly [keys: readonly string[], meaning: string]

export interface HelpProps {
  readonly words: HelpMessages
  /** Keys of the page around the player. */
  readonly others: readonly KeyRow[]
  onClose(): void
}

/** The keys, in a dialog that is open from the first. */
export function Help({ words: t, others, onClose }: HelpProps) {
  const { close_dialog } = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const rows: readonly KeyRow[] = [
    [[t.key_space()], t.keys_space()],
    [['←', '→'], t.keys_arrows()],
    [[t.key_enter()], t.keys_go_on()],
    [['Home', 'End'], t.keys_ends()],
    [['0', '…', '9'], t.keys_digits()],
    [['<', '>'], t.keys_speed()],
    [['R'], t.keys_restart()],
    [['?'], t.keys_help()],
    ...others,
  ]
  return (
    <Dialog ref={dialog} className={styles.help} label={t.keys_title()} onClose={onClose}>
      <header className={styles.header}>
        <h2>{t.keys_title()}</h2>
        <CloseButton label={close_dialog()} />
      </header>
      <p>{t.keys_scope()}</p>
      <dl className={styles.keys}>
        {rows.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (key === '…' ? <span key={key}>…</span> : <kbd key={key}>{key}</kbd>))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
