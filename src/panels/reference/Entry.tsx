import { anchorOf, NOTES } from '../../diagrams/states/notes'
import type { State } from '../../tcp/tcb/state'
import styles from './Entry.module.css'
import { ENTRIES, type Sysctl } from './entries'
import { NameList, SpeltAlso } from './NameList'
import { Text } from './Text'
import { troubleId } from './troubles'
import { type AddressOf, Visitors } from './Visitors'
import { Ways } from './Ways'
import { waysInto, waysOutOf } from './ways'
import { type ReferenceWords, withoutName } from './words'

interface EntryProps {
  readonly state: State
  readonly words: ReferenceWords
  readonly addressOf: AddressOf
}

/** All there is to say of one state. */
export function Entry({ state, words, addressOf }: EntryProps) {
  const { reference: t, cards } = words
  const anchor = anchorOf(state)
  const note = NOTES[state]
  const { meaning, troubles, sysctls } = ENTRIES[state]
  return (
    <section id={anchor} className={styles.entry} aria-labelledby={`${anchor}-name`} data-about={state}>
      <h2 id={`${anchor}-name`}>
        <a href={`#${anchor}`}>{state}</a>
      </h2>
      <p className={styles.reading}>
        {withoutName(cards[note.mnemonic]())}
        <SpeltAlso state={state} words={words} />
      </p>
      <p>
        <Text text={t[meaning]()} />
      </p>
      <dl className={styles.facts}>
        <dt>{cards.card_waits()}</dt>
        <dd>
          <Text text={cards[note.waits]()} />
        </dd>
        <dt>{cards.card_who()}</dt>
        <dd>
          <Text text={cards[note.who]()} />
        </dd>
      </dl>

      <h3>{t.names_title()}</h3>
      <NameList state={state} words={words} />

      <h3>{t.practice_title()}</h3>
      <p>
        <Text text={cards[note.practice]()} />
      </p>
      <dl className={styles.troubles}>
        {troubles.map((trouble) => (
          <div key={trouble} id={troubleId(state, trouble)}>
            <dt>
              <Text text={t[trouble]()} />
            </dt>
            <dd>
              <Text text={t[`${trouble}_cure`]()} />
            </dd>
          </div>
        ))}
      </dl>

      {sysctls.length > 0 && <Sysctls sysctls={sysctls} words={words} />}

      <h3>{t.scenarios_title()}</h3>
      <Visitors state={state} words={words} addressOf={addressOf} />

      <details className={styles.ways}>
        <summary>{t.ways_title()}</summary>
        <Ways title={t.ways_in()} other={t.ways_from()} ways={waysInto(state)} words={words} />
        <Ways title={t.ways_out()} other={t.ways_to()} ways={waysOutOf(state)} words={words} />
      </details>
    </section>
  )
}

interface SysctlsProps {
  readonly sysctls: readonly Sysctl[]
  readonly words: ReferenceWords
}

function Sysctls({ sysctls, words: { reference: t } }: SysctlsProps) {
  return (
    <table className={styles.sysctls}>
      <caption>{t.sysctls_title()}</caption>
      <thead>
        <tr>
          <th scope="col">{t.sysctls_name()}</th>
          <th scope="col">{t.sysctls_default()}</th>
          <th scope="col">{t.sysctls_effect()}</th>
        </tr>
      </thead>
      <tbody>
        {sysctls.map(({ name, value, effect }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{value ?? t.sysctls_by_memory()}</td>
            <td>
              <Text text={t[effect]()} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
