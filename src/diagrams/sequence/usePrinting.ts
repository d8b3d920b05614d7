import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being printed; known before the browser takes its picture. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const query = matchMedia('print')
    const tell = (state: boolean) => () => flushSync(() => setPrinting(state))
    const [before, after] = [tell(true), tell(false)]
    const change = () => setPrinting(query.matches)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    query.addEventListener('change', change)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
      query.removeEventListener('change', change)
    }
  }, [])
  return printing
}
