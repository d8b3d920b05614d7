import { Search } from 'lucide-react'
import { useRef, useState } from 'react'
import { useMessages } from '../../messages/context'
import { CloseButton, Dialog } from '../dialog/Dialog'
import styles from './FindDialog.module.css'
import type { Finder } from './finder'
import { useArrows } from './useArrows'

interface Props {
  /** undefined: what is searched is still being fetched; the field is there to be typed in. */
  readonly finder: Finder | undefined
  /** A scenario was chosen. */
  onChoose(id: string): void
  onClose(): void
}

/**
 * All scenarios with the questions that they answer, narrowed by what is typed. Open as soon as it is there, and so
 * is its field: what is typed, and which one is wanted of what that finds, waits for the list.
 */
export function FindDialog({ finder, onChoose, onClose }: Props) {
  const t = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  // What an input method has not composed to its end yet is not what is meant.
  const [sought, setSought] = useState('')
  const arrows = useArrows(field, list, finder !== undefined)

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
      <div ref={list} className={styles.found} aria-busy={!finder}>
        {finder && <finder.Results finder={finder} sought={sought} onChoose={choose} onSeek={seekAgain} />}
      </div>
    </Dialog>
  )
}
