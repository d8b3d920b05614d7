import { anchorOf, NOTES } from '../../diagrams/states/notes'
import { Prose } from '../narration/Prose'
import styles from './Overview.module.css'
import { PARTS } from './roles'
import { type ReferenceWords, whoSays, withoutName } from './words'

/** The table from which this project grew: the states in their parts, who can be in each, what it waits for. */
export function Overview({ words }: { readonly words: ReferenceWords }) {
  const { reference: t, cards } = words
  return (
    <table className={styles.table}>
      <caption>{t.reference_table()}</caption>
      <thead>
        <tr>
          <th scope="col">{t.reference_state()}</th>
          <th scope="col">{cards.card_who()}</th>
          <th scope="col">{cards.card_waits()}</th>
        </tr>
      </thead>
      {PARTS.map(({ part, states }) => (
        <tbody key={part}>
          <tr className={styles.part}>
            <th scope="rowgroup" colSpan={3}>
              {t[`part_${part}`]()}
            </th>
          </tr>
          {states.map((state) => (
            <tr key={state} data-about={state}>
              <th scope="row">
                <a className={styles.name} href={`#${anchorOf(state)}`}>
                  {state}
                </a>
                <span className={styles.reading}>{withoutName(cards[NOTES[state].mnemonic]())}</span>
              </th>
              <td>{whoSays(words, state)}</td>
              <td>
                <Prose text={cards[NOTES[state].waits]()} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}
