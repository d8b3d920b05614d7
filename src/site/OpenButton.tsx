import { FolderOpen } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { useMessages } from '../messages/context'
import type { Brought } from './bringing'
import type { Site } from './useSite'

interface OpenButtonProps {
  readonly site: Site
  readonly className: string | undefined
  /** Shows a view in the place of the player; nothing: the player. */
  onShow(view: ReactNode): void
}

const isField = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null

/** The door: a dialog, a file dropped anywhere, a text pasted while no field has the focus. Fetched when it is used. */
export function OpenButton({ site, className, onShow }: OpenButtonProps) {
  const t = useMessages()
  const [dialog, setDialog] = useState<ReactNode>()
  const open = (brought?: Brought) =>
    import('./bringing')
      .then(({ bringing }) => bringing(brought, { site, ask: setDialog, show: onShow }))
      .catch(site.miss)
  const onDrop = useEffectEvent((event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? []
    if (!file) return
    event.preventDefault()
    void open(file)
  })
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (isField(event.target) || document.querySelector('dialog[open]')) return
    const [file] = event.clipboardData?.files ?? []
    const text = event.clipboardData?.getData('text/plain')
    if (file ?? text) void open(file ?? text)
  })
  useEffect(() => {
    const over = (event: DragEvent) => event.dataTransfer?.types.includes('Files') && event.preventDefault()
    document.addEventListener('dragover', over)
    document.addEventListener('drop', onDrop)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', onDrop)
      document.removeEventListener('paste', onPaste)
    }
  }, [])
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={t.open()}
        title={t.open()}
        onClick={() => void open()}
      >
        <FolderOpen aria-hidden="true" />
      </button>
      {dialog}
    </>
  )
}
