import { ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import type { NoticeMessages } from '../../messages/messages'
import styles from './Notices.module.css'

/**
 * What was ignored, and what was expected: one line, however much there is; it opens, and can be dismissed. Give it
 * another key when the texts change.
 */
export function Notices({ texts, t }: { texts: readonly string[]; t: NoticeMessages }) {
  const [open, setOpen] = useState(false)
  const [dismissed, setDismissed] = useState(false)
  return (
    <div role="status" aria-label={t.notices()} className={styles.place}>
      {texts.length > 0 && !dismissed && (
        <div className={styles.notices}>
          <ul data-open={open || undefined}>
            {texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <button
            type="button"
            aria-label={t.notices_open()}
            title={t.notices_open()}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <ChevronDown aria-hidden="true" />
          </button>
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
