import { useEffect, useState } from 'react'
import { anchorOf, NOTES } from '../../diagrams/states/notes'
import { DRAWN } from '../../diagrams/states/standing'
import { useMessages } from '../../messages/context'
import { spoken } from '../../messages/spoken'
import { isListed, NAMES } from '../../sockets/names'
import type { State } from '../../tcp/tcb/state'
import { read, SIDES } from '../../timeline/read'
import type { Visitor } from '../reference/visitors'
import styles from './Answer.module.css'
import type { AnswerProps } from './props'

/** How many other scenarios are offered. */
const MOST = 3

/** The other scenarios that visit a state, once they are known. */
function useVisitors(state: State, { visitors, player }: AnswerProps): readonly Visitor[] {
  const [known, setKnown] = useState<(state: State) => readonly Visitor[]>()
  useEffect(() => {
    let current = true
    visitors?.().then(
      (found) => current && setKnown(() => found),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [visitors])
  return (known?.(state) ?? []).filter(({ scenario }) => scenario !== player.timeline.scenario).slice(0, MOST)
}

/** What a state waits for, who can be in it, what it is called elsewhere, where it leads, and when it is entered. */
export function StateAnswer({ state, ...props }: AnswerProps & { readonly state: State }) {
  const { words: t, player, onGo, onAsk, onChoose, reference } = props
  const messages = useMessages()
  const note = NOTES[state]
  const reading = read(player.timeline)
  const others = useVisitors(state, props)
  return (
    <>
      <p className={styles.name}>{t[note.mnemonic]()}</p>
      <dl className={styles.facts}>
        <dt>{t.card_waits()}</dt>
        <dd>{t[note.waits]()}</dd>
        <dt>{t.card_who()}</dt>
        <dd>{t[note.who]()}</dd>
        <dt>{t.card_ss()}</dt>
        <dd>{isListed(state) ? <code>{NAMES[state].ss}</code> : t.card_not_listed()}</dd>
        <dt>{t.card_netstat()}</dt>
        <dd>{isListed(state) ? <code>{NAMES[state].netstat}</code> : t.card_not_listed()}</dd>
        <dt>{t.card_ways()}</dt>
        <dd className={styles.list}>
          {[...DRAWN.values()]
            .filter(({ from }) => from === state)
            .map(({ id, from, to, event }) => (
              <button key={id} type="button" onClick={() => onAsk({ kind: 'transition', from, to })}>
                {to} <small>{event}</small>
              </button>
            ))}
        </dd>
      </dl>
      <p>{t[note.practice]()}</p>
      <p className={styles.list}>
        {SIDES.map((side) => {
          const step = reading.firstVisit(side, state)
          if (step === undefined) return null
          const enters = side === 'client' ? t.card_client_enters({ step }) : t.card_server_enters({ step })
          return (
            <button key={side} type="button" onClick={() => onGo(step)}>
              {enters}
            </button>
          )
        })}
        {onChoose &&
          others.map(({ scenario, title, step }) => (
            <button key={scenario} type="button" onClick={() => onChoose(scenario, step)}>
              {t.card_visits({ title: spoken(messages, title) })}
            </button>
          ))}
        {reference && <a href={`${reference}#${anchorOf(state)}`}>{t.card_reference()}</a>}
      </p>
    </>
  )
}
