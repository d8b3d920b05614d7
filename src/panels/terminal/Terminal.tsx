import { useId, useState } from 'react'
import type { TerminalMessages } from '../../messages/messages'
import { NEW_SESSION, type Session } from '../../terminal/shell/session'
import { SIDES } from '../../timeline/read'
import type { Side } from '../../timeline/timeline'
import type { PanelProps } from '../drawer/panel'
import { Tabs } from '../drawer/Tabs'
import { useWatched } from '../drawer/useWatched'
import { Screen } from './Screen'
import styles from './Terminal.module.css'

interface TerminalProps extends PanelProps {
  readonly words: TerminalMessages
}

/** A terminal on each of the two hosts, at the step that is shown. */
export function Terminal({ timeline, step, playing, shown, script, words: t }: TerminalProps) {
  const id = useId()
  const [side, setSide] = useState<Side>('client')
  const [sessions, setSessions] = useState<Readonly<Record<Side, Session>>>({
    client: NEW_SESSION,
    server: NEW_SESSION,
  })
  const watched = useWatched(script, timeline.profile)
  if (!shown) return null
  const names = { client: t.terminal_client(), server: t.terminal_server() }
  const idOf = (each: Side) => `${id}${each}`
  return (
    <section className={styles.terminal} aria-label={t.terminal()}>
      <div className={styles.hosts}>
        <Tabs
          label={t.terminal_hosts()}
          tabs={SIDES.map((each) => ({
            id: each,
            side: each,
            title: (
              <>
                {names[each]} <small>{timeline.addresses[each].replace(/:\d+$/, '')}</small>
              </>
            ),
          }))}
          chosen={side}
          idOf={idOf}
          onChoose={setSide}
        />
      </div>
      <div role="tabpanel" id={`${idOf(side)}-panel`} aria-labelledby={idOf(side)} className={styles.host}>
        <Screen
          key={side}
          side={side}
          watched={watched}
          step={step}
          playing={playing}
          isLinux={timeline.profile === 'linux'}
          session={sessions[side]}
          words={t}
          onSession={(next) => setSessions((before) => ({ ...before, [side]: next(before[side]) }))}
        />
      </div>
    </section>
  )
}
