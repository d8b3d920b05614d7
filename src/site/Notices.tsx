import { X } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../messages/context'
import styles from './Notices.module.css'
import { noticeOf } from './notice'
import type { Problem } from './open'

/** What of the address was ignored, and what was expected; can be dismissed. */
export function Notices({ problems }: { problems: readonly Problem[] }) {
  const t = useMessages()
  const [dismissed, setDismissed] = useState(false)
  const texts = [...new Set(problems.map((problem) => noticeOf(t, problem)))]
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
