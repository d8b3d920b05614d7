import { Fragment } from 'react'
import { EDGES } from '../../diagrams/states/edges'
import type { State } from '../../tcp/tcb/state'
import { read } from '../../timeline/read'
import { EDGES as RFC } from '../reference/edges'
import styles from './Answer.module.css'
import type { AnswerProps } from './props'
import { Section } from './Section'

interface TransitionProps extends AnswerProps {
  readonly from: State
  readonly to: State
}

/** What leads from a state to another, what is done on the way, where it is written, and who takes it when. */
export function TransitionAnswer({ from, to, words: t, player, onGo, onAsk }: TransitionProps) {
  const { timeline } = player
  const reading = read(timeline)
  const edges = EDGES.filter((edge) => edge.from === from && edge.to === to)
  const isDrawn = edges.some(({ drawn }) => drawn)
  const told = edges.filter(({ drawn }) => drawn || !isDrawn)
  const taken = timeline.moments.flatMap((moment, step) =>
    reading
      .walks(step)
      .filter((walk) => walk.from === from && walk.to === to)
      .map(({ endpoint }) => ({ endpoint, step, rfc: moment.rfc })),
  )
  const rfc = taken[0]?.rfc
  return (
    <>
      <p className={styles.name}>
        {from} → {to}
      </p>
      <dl className={styles.facts}>
        {told.map(({ id, event, action }) => (
          <div key={id}>
            <dt>{t.transition_event()}</dt>
            <dd>{event}</dd>
            <dt>{t.transition_action()}</dt>
            <dd>{action === 'x' || !action ? '—' : action}</dd>
            {RFC.filter((edge) => edge.id === id && edge.event !== event).map((edge) => (
              <Fragment key={edge.id}>
                <dt>RFC 9293</dt>
                <dd>{[edge.event, edge.action].filter((words) => words !== 'x').join(' / ')}</dd>
              </Fragment>
            ))}
          </div>
        ))}
      </dl>
      {rfc && <Section citation={rfc} />}
      {taken.length === 0 && <p>{t.transition_untaken()}</p>}
      <p className={styles.list}>
        {taken.map(({ endpoint, step }) => (
          <button key={`${endpoint} ${step}`} type="button" onClick={() => onGo(step)}>
            {endpoint === 'client' ? t.transition_client({ step }) : t.transition_server({ step })}
          </button>
        ))}
        {[from, to].map((state) => (
          <button key={state} type="button" onClick={() => onAsk({ kind: 'state', state })}>
            {state}
          </button>
        ))}
      </p>
    </>
  )
}
