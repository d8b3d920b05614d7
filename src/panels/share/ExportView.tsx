import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../messages/context'
import type { ShareMessages } from '../../messages/messages'
import { THEMES } from '../../playback/options'
import { copyText, saveFile } from './clipboard'
import styles from './ExportView.module.css'
import { Segments, Select } from './Fields'
import { fileName } from './file-name'
import type { Format, Order } from './format'
import type { Shared } from './shared'

/** Why a format could not be made. */
const reasonOf = (error: unknown, words: ShareMessages) => {
  if (!(error instanceof Error)) return String(error)
  return error.name === 'NotAllowedError' ? words.share_not_allowed() : error.message
}

/** The run as files. */
export function ExportView({ shared }: { shared: Shared }) {
  const { timeline, place, formats, words, onStatus } = shared
  const t = useMessages()
  const [scope, setScope] = useState<'step' | 'whole'>(place.step > 0 ? 'step' : 'whole')
  const [theme, setTheme] = useState<Order['theme']>('auto')
  /** Text that the browser did not let the page copy. */
  const [refused, setRefused] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (refused === undefined) return
    field.current?.focus()
    field.current?.select()
  }, [refused])

  const orderFor = (format: Format): Order => ({
    timeline,
    t,
    theme,
    step: format.ofStep && scope === 'step' ? place.step : undefined,
  })
  const fail = (format: Format) => (error: unknown) =>
    onStatus(words.share_failed({ format: words[`share_${format.id}`](), reason: reasonOf(error, words) }))

  const download = (format: Format) => {
    const order = orderFor(format)
    const file = fileName(timeline, shared.own !== undefined, format.extension, order.step)
    format
      .make(order)
      .then((data) => {
        saveFile(file, data, format.type)
        onStatus(words.share_saved({ file }))
      })
      .catch(fail(format))
  }

  const copy = (format: Extract<Format, { isText: true }>) => {
    const text = format.make(orderFor(format))
    const copied = copyText(text).then(
      () => true,
      () => false,
    )
    text
      .then(async (made) => {
        const isCopied = await copied
        setRefused(isCopied ? undefined : made)
        onStatus(isCopied ? words.share_copied() : words.share_copy_failed())
      })
      .catch(fail(format))
  }

  return (
    <div>
      <div className={styles.choices}>
        <Segments
          legend={words.share_picture()}
          value={scope}
          labels={[
            ['step', words.share_picture_step({ step: place.step })],
            ['whole', words.share_picture_whole()],
          ]}
          onChange={(chosen) => setScope(chosen)}
        />
        <Select
          legend={words.share_theme()}
          value={theme}
          labels={THEMES.map((each) => [each, words[`share_theme_${each}`]()])}
          onChange={(chosen) => setTheme(chosen)}
        />
      </div>
      <ul className={styles.formats}>
        {formats.map((format) => {
          const name = words[`share_${format.id}`]()
          return (
            <li key={format.id}>
              <strong>{name}</strong>
              <span>{words[`share_${format.id}_about`]()}</span>
              {format.isText && (
                <button
                  type="button"
                  aria-label={words.share_copy_format({ format: name })}
                  onClick={() => copy(format)}
                >
                  {words.share_copy()}
                </button>
              )}
              <button
                type="button"
                aria-label={words.share_download_format({ format: name })}
                onClick={() => download(format)}
              >
                {words.share_download()}
              </button>
            </li>
          )
        })}
      </ul>
      {refused !== undefined && (
        <textarea
          ref={field}
          className={styles.refused}
          aria-label={words.share_text()}
          readOnly
          rows={6}
          value={refused}
        />
      )}
    </div>
  )
}
