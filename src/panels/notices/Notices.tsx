import { X } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../../messages/context'
import styles from './Notices.module.css'

/** What was ignored, and what was expected; can be dismissed. Give it another key when the texts change. */
export function Notices({ texts }: { texts: readonly string[] }) {
  const t = useMessages()
  const [dismissed, setDismissed] = useState(false)
  return (
    <div role="status" aria-label={t.notices()}>
      {texts.length > 0 && !dismissed && (
        <div className={styles.notices}>
          <ul>
            {texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <button
            type="button"
            aria-label={t.dismiss()}
            title={t.dismiss()}
            onClick={() => setDismissed(true)}
          >
            <X aria-hidden="true" />
          </button>
        </div>
      )}
    </div>
  )
}
