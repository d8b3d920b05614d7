import { Search } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useMessages } from '../messages/context'
import { FindDialog } from '../panels/find/FindDialog'
import type { Finding } from '../panels/find/finding'
import type { Site } from './useSite'

/** With ⌘ or Ctrl, from anywhere on the page: a lone character would be in the way of who speaks to the browser. */
export const FIND_KEY = 'Ctrl+K'

/**
 * Opens the dialog that finds a scenario: at once, so that no key is lost; what it searches is fetched with the
 * first press.
 */
export function FindButton({ site, className }: { site: Site; className: string | undefined }) {
  const t = useMessages()
  const [isOpen, setIsOpen] = useState(false)
  const [finding, setFinding] = useState<Finding>()
  const close = () => {
    setIsOpen(false)
    setFinding(undefined)
  }
  const open = () => {
    setIsOpen(true)
    import('./finding')
      .then(({ findingOn }) => findingOn(site))
      .then(setFinding, () => {
        close()
        site.miss()
      })
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const held = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (event.key.toLowerCase() !== 'k' || !held || event.defaultPrevented) return
    if (document.querySelector('dialog[open]')) return
    event.preventDefault()
    open()
  })
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={t.find_scenario()}
        aria-keyshortcuts="Control+K Meta+K"
        title={`${t.find_scenario()} (${FIND_KEY})`}
        onClick={open}
      >
        <Search aria-hidden="true" />
      </button>
      {isOpen && <FindDialog finding={finding} onChoose={site.choose} onClose={close} />}
    </>
  )
}
