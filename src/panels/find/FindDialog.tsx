import { Search } from 'lucide-react'
import { useRef, useState } from 'react'
import { CloseButton, Dialog } from '../dialog/Dialog'
import styles from './FindDialog.module.css'
import type { Finder } from './finder'
import { NoneFound } from './NoneFound'
import { Results } from './Results'
import { search } from './search'
import { useArrows } from './useArrows'

interface Props {
  readonly finder: Finder
  onClose(): void
}

/** All scenarios with the questions that they answer, narrowed by what is typed. Open as soon as it is there. */
export function FindDialog({ finder, onClose }: Props) {
  const { library, words } = finder
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  // What an input method has not composed to its end yet is not what is meant.
  const [sought, setSought] = useState('')
  const onArrow = useArrows(field, list)

  const seek = (text: string) => {
    setTyped(text)
    setSought(text)
    list.current?.scrollTo({ top: 0 })
  }
  const seekAgain = (text: string) => {
    seek(text)
    field.current?.focus()
  }
  const choose = (id: string) => {
    dialog.current?.close()
    finder.onChoose(id)
  }
  const found = search(library, sought)
  const all = library.length
  const count = found.length
  return (
    <Dialog
      ref={dialog}
      large={true}
      className={styles.dialog}
      lang={words.language}
      label={words.find_title()}
      onClose={onClose}
      onKeyDown={onArrow}
    >
      <div className={styles.header}>
        <search>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              const [first] = found
              if (first) choose(first.scenario.id)
            }}
          >
            <Search aria-hidden="true" />
            <input
              ref={field}
              type="search"
              enterKeyHint="go"
              aria-label={words.find_field()}
              placeholder={words.find_hint()}
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
        <CloseButton label={words.find_close()} />
      </div>
      <p className={styles.status} role="status">
        {count === all
          ? words.find_all({ count })
          : count > 0
            ? words.find_some({ count, all })
            : words.find_none()}
      </p>
      <div ref={list} className={styles.list}>
        {count > 0 ? (
          <Results finder={finder} found={found} sought={sought} onChoose={choose} />
        ) : (
          <NoneFound words={words} onSeek={seekAgain} />
        )}
      </div>
    </Dialog>
  )
}
