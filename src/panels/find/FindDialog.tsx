import { Search } from 'lucide-react'
import { useRef, useState } from 'react'
import { useMessages } from '../../messages/context'
import { CloseButton, Dialog } from '../dialog/Dialog'
import styles from './FindDialog.module.css'
import type { Finding } from './finding'
import { useArrows } from './useArrows'

interface Props {
  /** undefined: what is searched is still being fetched; the field is there to be typed in. */
  readonly finding: Finding | undefined
  /** A scenario was chosen. */
  onChoose(id: string): void
  onClose(): void
}

/**
 * Finds a scenario, a state or a trouble by what is typed; all scenarios with their questions before that. Open as soon as it is there, and so
 * is its field: what is typed, and which one is wanted of what that finds, waits for the list.
 */
export function FindDialog({ finding, onChoose, onClose }: Props) {
  const t = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  // What an input method has not composed to its end yet is not what is meant.
  const [sought, setSought] = useState('')
  const arrows = useArrows(field, list, finding !== undefined)

  const seek = (text: string) => {
    setTyped(text)
    setSought(text)
    arrows.forget()
  }
  const seekAgain = (text: string) => {
    seek(text)
    field.current?.focus()
  }
  const choose = (id: string) => {
    dialog.current?.close()
    onChoose(id)
  }
  return (
    <Dialog
      ref={dialog}
      large={true}
      className={styles.dialog}
      lang={t.language}
      label={t.find_scenario()}
      onClose={onClose}
      onKeyDown={arrows.onKeyDown}
    >
      <div className={styles.header}>
        <search>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (sought !== '') arrows.press()
            }}
          >
            <Search aria-hidden="true" />
            <input
              ref={field}
              type="search"
              enterKeyHint="go"
              aria-label={t.find_field()}
              placeholder={t.find_hint()}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={({ target, nativeEvent }) => {
                if ((nativeEvent as InputEvent).isComposing) setTyped(target.value)
                else seek(target.value)
              }}
              onCompositionEnd={({ currentTarget }) => seek(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape' || event.nativeEvent.isComposing || typed === '') return
                // The first press clears, the next one closes.
                event.preventDefault()
                seek('')
              }}
            />
          </form>
        </search>
        <CloseButton label={t.close_dialog()} />
      </div>
      <div ref={list} className={styles.found} aria-busy={!finding}>
        {finding && (
          <finding.Results finding={finding} sought={sought} onChoose={choose} onSeek={seekAgain} />
        )}
      </div>
    </Dialog>
  )
}
