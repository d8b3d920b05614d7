import { useEffect, useState } from 'react'
import { useMessages } from '../../messages/context'
import { type Language, loadMessages } from '../../messages/messages'

/** The words of a language; those of the page for `auto`, until they are there, and where they cannot be fetched. */
export function useWords(lang: Language | 'auto') {
  const own = useMessages()
  const [words, setWords] = useState(own)
  useEffect(() => {
    if (lang === 'auto') return
    let wanted = true
    loadMessages(lang).then(
      (loaded) => wanted && setWords(loaded),
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [lang])
  return words.language === lang ? words : own
}
