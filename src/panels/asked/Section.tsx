import { reference } from '../narration/reference'
import styles from './Answer.module.css'

/** Where it is written: "3.10.7.4" (of RFC 9293) or "RFC 5961 §3.2". */
export function Section({ citation }: { readonly citation: string }) {
  const { rfc, href } = reference(citation.replace(/^RFC 9293 §/, ''))
  return (
    <p className={styles.section}>
      {href ? (
        <a href={href} target="_blank" rel="noopener">
          {rfc}
        </a>
      ) : (
        rfc
      )}
    </p>
  )
}
