import type { InspectorMessages } from '../../messages/messages'
import { hex } from './figure'
import styles from './Inspector.module.css'
import { ipRows } from './ip'

interface IpHeaderProps {
  readonly datagram: Uint8Array
  readonly words: InspectorMessages
}

/** The header of the datagram that carries the segment, where one asks for it. */
export function IpHeader({ datagram, words: t }: IpHeaderProps) {
  const length = ((datagram[0] ?? 0) & 0xf) * 4
  return (
    <details className={styles.more}>
      <summary>{t.inspector_ip()}</summary>
      <pre>{[...datagram.subarray(0, length)].map(hex).join(' ')}</pre>
      <dl>
        {ipRows(datagram, t).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
