import type { ListingMessages } from '../../messages/messages'
import { printable } from '../../messages/printable'
import type { Change, Comparison, Fate } from '../../sockets/compare'
import styles from './Changes.module.css'
import { changeText } from './numbers'

interface ChangesProps {
  readonly comparison: Comparison
  readonly pressed: Fate | undefined
  readonly words: ListingMessages
  onShow(fate: Fate): void
  /** Narrows the table down to what has this in one of its columns. */
  onSeek(word: string): void
}

const FATES: readonly Fate[] = ['came', 'went', 'moved', 'stayed']
/** Rows of one table; what has changed most comes first. */
const MOST = 8

/** What grew between two listings of one host, and what went. */
export function Changes({ comparison, pressed, words: t, onShow, onSeek }: ChangesProps) {
  const { fates, states, processes, peers } = comparison
  const isSame =
    fates.came + fates.went + fates.moved === 0 && states.every((each) => each.before === each.after)
  return (
    <section className={styles.changes} aria-label={t.listings_changes()}>
      <h3>{t.listings_changes()}</h3>
      {isSame && <p>{t.listings_same()}</p>}
      <p className={styles.fates}>
        {FATES.filter((fate) => fates[fate] > 0).map((fate) => (
          <button key={fate} type="button" aria-pressed={pressed === fate} onClick={() => onShow(fate)}>
            <b>{fates[fate]}</b> {t[`listings_${fate}`]()}
          </button>
        ))}
      </p>
      <div className={styles.tables}>
        <Table name={t.listings_by_state()} changes={states} t={t} onSeek={onSeek} />
        <Table name={t.listings_by_process()} changes={processes} t={t} onSeek={onSeek} />
        <Table name={t.listings_by_peer()} changes={peers} t={t} onSeek={onSeek} />
      </div>
    </section>
  )
}

interface TableProps {
  readonly name: string
  readonly changes: readonly Change<string>[]
  readonly t: ListingMessages
  onSeek(word: string): void
}

function Table({ name, changes, t, onSeek }: TableProps) {
  const shown = changes.slice(0, MOST)
  return (
    <div>
      <table>
        <caption>{name}</caption>
        <tbody>
          {shown.map(({ of, before, after }) => (
            <tr key={of} data-changed={before !== after || undefined}>
              <th scope="row">
                <button type="button" title={printable(of)} onClick={() => onSeek(of)}>
                  {printable(of)}
                </button>
              </th>
              <td>
                {before} → {after}
              </td>
              <td>{changeText(before, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p>{t.listings_unchanged()}</p>}
      {changes.length > shown.length && <p>{t.listings_more({ count: changes.length - shown.length })}</p>}
    </div>
  )
}
