import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect } from 'react'
import styles from './Dialog.module.css'

interface DialogProps {
  readonly ref: RefObject<HTMLDialogElement | null>
  readonly label: string
  readonly lang?: string
  /** Large: it has a fixed size, and fills a small screen. */
  readonly large?: boolean
  readonly className: string | undefined
  readonly children: ReactNode
  onClose(): void
  onKeyDown?(event: KeyboardEvent): void
}

/** A modal dialog that is open from the first. Escape and a press beside it close it. */
export function Dialog({ large, className, label, children, ...rest }: DialogProps) {
  const { ref } = rest
  // Before anything else can be pressed: the keys that follow are meant for it.
  useLayoutEffect(() => {
    if (!ref.current?.open) ref.current?.showModal()
  }, [ref])
  return (
    <dialog
      {...rest}
      className={`${styles.dialog} ${className}`}
      data-large={large || undefined}
      aria-label={label}
      closedby="any"
    >
      {children}
    </dialog>
  )
}

/** Closes the dialog in which it stands. */
export function CloseButton({ label }: { label: string }) {
  return (
    <form method="dialog">
      <button type="submit" className={styles.close} aria-label={label} title={label}>
        <X aria-hidden="true" />
      </button>
    </form>
  )
}
