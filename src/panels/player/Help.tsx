import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useMessages } from '../../messages/context'
import styles from './Help.module.css'

export interface HelpProps {
  onClose(): void
}

/** The keys, in a dialog that is open from the first. */
export function Help({ onClose }: HelpProps) {
  const t = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const rows: readonly (readonly [keys: readonly string[], meaning: string])[] = [
    [[t.key_space()], t.keys_space()],
    [['←', '→'], t.keys_arrows()],
    [['Home', 'End'], t.keys_ends()],
    [['0', '…', '9'], t.keys_digits()],
    [['<', '>'], t.keys_speed()],
    [['R'], t.keys_restart()],
    [['?'], t.keys_help()],
  ]
  return (
    <dialog ref={dialog} className={styles.help} aria-label={t.keys_title()} closedby="any" onClose={onClose}>
      <header className={styles.header}>
        <h2>{t.keys_title()}</h2>
        <form method="dialog">
          <button type="submit" className={styles.close} aria-label={t.close_dialog()}>
            <X aria-hidden="true" />
          </button>
        </form>
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
    </dialog>
  )
}
