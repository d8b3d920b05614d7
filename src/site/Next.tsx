import { useEffect, useState } from 'react'
import { type FindMessages, loadFindMessages } from '../messages/messages'
import { spoken } from '../messages/spoken'
import { nextAfter, type Offer } from '../panels/poster/next'
import styles from './Next.module.css'
import type { Site } from './useSite'

/** The scenarios that this visit has come to the end of. */
const seen = new Set<string>()

/** Where a run has ended: what to see next, chosen by what has not been met. */
export default function Next({ site }: { readonly site: Site }) {
  const { opened, lang, choose } = site
  const { scenario } = opened.timeline
  const [found, setFound] = useState<{ readonly words: FindMessages; readonly offer: Offer | undefined }>()
  useEffect(() => {
    seen.add(scenario)
    const offer = nextAfter(seen)
    loadFindMessages(lang).then(
      (words) => setFound({ words, offer }),
      () => undefined,
    )
  }, [scenario, lang])
  if (!found?.offer) return null
  const { words, offer } = found
  return (
    <button type="button" className={styles.next} onClick={() => choose(offer.scenario)}>
      {words.find_next({ question: spoken(words, offer.question) })}
    </button>
  )
}
