import { anchorOf } from '../../diagrams/states/notes'
import { told } from '../../diagrams/states/told'
import { reference } from '../narration/reference'
import { Text } from './Text'
import styles from './Ways.module.css'
import type { Way } from './ways'
import type { ReferenceWords } from './words'

/** Figure 5 writes "x" where nothing is done. */
const NOTHING = 'x'

interface WaysProps {
  readonly title: string
  /** What the column of the other ends is called. */
  readonly other: string
  readonly ways: readonly Way[]
  readonly words: ReferenceWords
}

/** Every way into a state, or out of it: what Figure 5 draws, what else the RFC says, what only Linux does. */
export function Ways({ title, other, ways, words: { reference: t } }: WaysProps) {
  const kinds = [...new Set(ways.map(({ kind }) => kind))]
  return (
    <table className={styles.ways}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t.ways_what()}</th>
          <th scope="col">{other}</th>
          <th scope="col">{t.ways_section()}</th>
        </tr>
      </thead>
      {kinds.map((kind) => (
        <tbody key={kind}>
          {kind !== 'figure' && (
            <tr className={styles.kind}>
              <th scope="rowgroup" colSpan={3}>
                {t[`ways_${kind}`]()}
              </th>
            </tr>
          )}
          {ways
            .filter((way) => way.kind === kind)
            .map((way) => (
              <Row
                key={`${way.event} ${way.action} ${way.reason} ${way.rfc}`}
                way={way}
                other={other}
                reason={way.reason && t[way.reason]()}
              />
            ))}
        </tbody>
      ))}
    </table>
  )
}

interface RowProps {
  readonly way: Way
  readonly other: string
  readonly reason: string | undefined
}

function Row({ way, other, reason }: RowProps) {
  const { event, action, others, rfc } = way
  const inFigure = [event, action].filter((words) => words !== NOTHING).join(' / ')
  const inWords = [told(event), told(action)].filter((words) => words && words !== NOTHING)
  return (
    <tr>
      <th scope="row">
        <span className={styles.event}>{inWords[0]}</span>
        {inWords[1] && <span className={styles.action}> / {inWords[1]}</span>}
        {inFigure !== inWords.join(' / ') && <span className={styles.reason}>RFC 9293: {inFigure}</span>}
        {reason && (
          <span className={styles.reason}>
            <Text text={reason} />
          </span>
        )}
      </th>
      <td>
        <span className={styles.others} data-label={other}>
          {others.map((state) => (
            <a key={state} className={styles.state} href={`#${anchorOf(state)}`}>
              {state}
            </a>
          ))}
        </span>
      </td>
      <td>
        <a className={styles.section} href={reference(rfc).href}>
          §{rfc}
        </a>
      </td>
    </tr>
  )
}
