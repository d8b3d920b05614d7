import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ShareMessages } from '../../messages/messages'
import { saveFile } from './clipboard'
import type { Format, Order } from './format'
import { Picture } from './Picture'
import styles from './Preview.module.css'

interface Props {
  readonly format: Extract<Format, { readonly isText: true }>
  readonly order: Order
  readonly file: string
  readonly words: ShareMessages
  onStatus(said: string): void
}

/** The picture that a Markdown text shows, and a press that saves it: it has to lie beside the text. */
export function MarkdownPreview({ format, order, file, words, onStatus }: Props) {
  const [svg, setSvg] = useState<string>()
  const { timeline, step, t, theme } = order
  useEffect(() => {
    let wanted = true
    format.make({ timeline, step, t, theme }).then(
      (made) => wanted && setSvg(made),
      (error) => wanted && onStatus(words.share_failed({ format: words.share_svg(), reason: String(error) })),
    )
    return () => {
      wanted = false
    }
  }, [format, timeline, step, t, theme, words, onStatus])
  const save = () => {
    if (svg === undefined) return
    saveFile(file, svg, format.type)
    onStatus(words.share_saved({ file }))
  }
  return (
    <div className={styles.picture}>
      <div className={styles.frame}>{svg !== undefined && <Picture svg={svg} />}</div>
      <button type="button" className={styles.save} onClick={save}>
        <Download aria-hidden="true" />
        <span>{words.share_download_picture()}</span>
        <span className={styles.file}>{file}</span>
      </button>
    </div>
  )
}
