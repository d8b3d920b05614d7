import { Share2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../messages/context'
import type { Site } from './useSite'

/** Opens the dialog that shares the run. Dialog and words are fetched with the first press. */
export function ShareButton({ site, className }: { site: Site; className: string | undefined }) {
  const t = useMessages()
  const [dialog, setDialog] = useState<ReactNode>()
  const open = () =>
    import('./sharing')
      .then(({ sharing }) => sharing(site, () => setDialog(undefined)))
      .then(setDialog, site.miss)
  return (
    <>
      <button type="button" className={className} aria-label={t.share()} title={t.share()} onClick={open}>
        <Share2 aria-hidden="true" />
      </button>
      {dialog}
    </>
  )
}
