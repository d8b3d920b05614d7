import type { InspectorMessages } from '../../messages/messages'
import { hex } from './figure'
import styles from './Inspector.module.css'

/** Octets that are shown at most, and in a row of them. */
const MOST = 1024
const ROW = 16

/** A printable character of ASCII, or a dot. */
const character = (octet: number): string =>
  octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.'

interface DataProps {
  /** The segment, and where its data begin. */
  readonly octets: Uint8Array
  readonly from: number
  readonly words: InspectorMessages
}

/** The data of a segment as hexadecimal and characters, where one asks for it. */
export function Data({ octets, from, words: t }: DataProps) {
  const data = octets.subarray(from)
  if (data.length === 0) return null
  const shown = data.subarray(0, MOST)
  const lines = Array.from({ length: Math.ceil(shown.length / ROW) }, (_, i) => {
    const row = [...shown.subarray(i * ROW, (i + 1) * ROW)]
    const offset = (i * ROW).toString(16).padStart(4, '0')
    return `${offset}  ${row
      .map(hex)
      .join(' ')
      .padEnd(ROW * 3)} ${row.map(character).join('')}`
  })
  return (
    <details className={styles.more}>
      <summary>{t.inspector_data({ octets: data.length })}</summary>
      <pre>{lines.join('\n')}</pre>
      {data.length > MOST && <p>{t.inspector_data_more({ octets: data.length - MOST })}</p>}
    </details>
  )
}
