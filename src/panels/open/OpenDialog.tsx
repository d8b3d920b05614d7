import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import type { CaptureMessages } from '../../messages/messages'
import { CloseButton, Dialog } from '../dialog/Dialog'
import styles from './OpenDialog.module.css'

/** What has become of what was brought last. */
export type Told =
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'told'; readonly texts: readonly string[] }
  | { readonly kind: 'reading'; readonly name: string; readonly part: number }

interface OpenDialogProps {
  readonly words: CaptureMessages
  readonly told: Told | undefined
  onFile(file: File): void
  onText(text: string): void
  onExample(kind: 'capture' | 'listing'): void
  onCancel(): void
  onClose(): void
}

/** Takes a file or a text, whatever it is, and says what has become of it. */
export function OpenDialog({
  words: t,
  told,
  onFile,
  onText,
  onExample,
  onCancel,
  onClose,
}: OpenDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  return (
    <Dialog
      ref={dialog}
      large={true}
      className={styles.dialog}
      lang={t.language}
      label={t.open_title()}
      onClose={onClose}
    >
      <div className={styles.header}>
        <h2>{t.open_title()}</h2>
        <CloseButton label={t.open_close()} />
        <p>{t.open_about()}</p>
      </div>
      <div className={styles.body}>
        <label className={styles.drop}>
          <span>{t.open_drop()}</span>
          <span className={styles.choose}>
            <FileUp aria-hidden="true" />
            {t.open_choose()}
          </span>
          <input
            type="file"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) onFile(file)
              target.value = ''
            }}
          />
        </label>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            onText(text)
          }}
        >
          <label className={styles.paste}>
            <span>{t.open_paste()}</span>
            <textarea
              value={text}
              spellCheck={false}
              autoCapitalize="off"
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
                event.preventDefault()
                onText(text)
              }}
            />
          </label>
          <button type="submit" disabled={text.trim() === ''}>
            {t.open_go()}
          </button>
        </form>
        {told?.kind === 'error' && (
          <p role="alert" className={styles.error}>
            {told.text}
          </p>
        )}
        <div role="status" className={styles.told}>
          {told?.kind === 'told' && told.texts.map((each) => <p key={each}>{each}</p>)}
          {told?.kind === 'reading' && (
            <p>{t.open_reading({ name: told.name, percent: Math.floor(told.part * 100) })}</p>
          )}
        </div>
        {told?.kind === 'reading' && (
          <button type="button" onClick={onCancel}>
            {t.open_cancel()}
          </button>
        )}
        <p className={styles.examples}>
          <span>{t.open_examples()}</span>
          <button type="button" onClick={() => onExample('capture')}>
            {t.open_example_capture()}
          </button>
          <button type="button" onClick={() => onExample('listing')}>
            {t.open_example_listing()}
          </button>
        </p>
      </div>
    </Dialog>
  )
}
