import { useRef, useState } from 'react'
import { useMessages } from '../../messages/context'
import { spoken } from '../../messages/spoken'
import { CloseButton, Dialog } from '../dialog/Dialog'
import { EmbedView } from './EmbedView'
import { ExportView } from './ExportView'
import { Segments } from './Fields'
import styles from './ShareDialog.module.css'
import type { Shared } from './shared'
import { KINDS, type Kind } from './snippets'

const FORMS = [...KINDS, 'export'] as const

interface Props {
  readonly shared: Omit<Shared, 'onStatus'>
  onClose(): void
}

/** Takes what is shown elsewhere: as a link or an embed, or as a file. Open as soon as it is there. */
export function ShareDialog({ shared, onClose }: Props) {
  const t = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const [form, setForm] = useState<Kind | 'export'>('link')
  const [status, setStatus] = useState('')
  const { timeline, place, words } = shared
  const all = { ...shared, onStatus: setStatus }
  return (
    <Dialog
      ref={dialog}
      large={true}
      className={styles.dialog}
      lang={words.language}
      label={words.share_title()}
      onClose={onClose}
    >
      <div className={styles.header}>
        <h2>{words.share_title()}</h2>
        <p>
          {spoken(t, timeline.title)} · {words.share_step(place)}
        </p>
        <CloseButton label={words.share_close()} />
      </div>
      <div className={styles.body}>
        <Segments
          legend={words.share_form()}
          value={form}
          labels={FORMS.map((each) => [each, words[`share_${each}`]()])}
          onChange={(chosen) => {
            setStatus('')
            setForm(chosen)
          }}
        />
        {form === 'export' ? <ExportView shared={all} /> : <EmbedView kind={form} shared={all} />}
      </div>
      <p className={styles.status} role="status">
        {status}
      </p>
    </Dialog>
  )
}
