import { Check, Copy } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { ShareMessages } from '../../messages/messages'
import { copyText } from './clipboard'
import styles from './Snippet.module.css'

interface Props {
  readonly text: string
  readonly words: ShareMessages
  onStatus(said: string): void
}

/** Text to paste, and a press that copies it. What the browser does not let a page copy is selected instead. */
export function Snippet({ text, words, onStatus }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState<string>()
  const id = useId()
  const copy = () =>
    copyText(text).then(
      () => {
        setCopied(text)
        onStatus(words.share_copied())
      },
      () => {
        field.current?.focus()
        field.current?.select()
        onStatus(words.share_copy_failed())
      },
    )
  const isCopied = copied === text
  const Icon = isCopied ? Check : Copy
  return (
    <div className={styles.snippet}>
      <label htmlFor={id}>{words.share_text()}</label>
      <textarea ref={field} id={id} readOnly spellCheck={false} rows={4} value={text} />
      <button type="button" className={styles.copy} onClick={copy}>
        <Icon aria-hidden="true" />
        {isCopied ? words.share_copied() : words.share_copy()}
      </button>
    </div>
  )
}
