import { useId, useState } from 'react'
import type { SandboxMessages } from '../../messages/messages'
import type { Act } from '../../sandbox/act'
import type { Operand } from '../../simulation/script'
import { FLAGS, type Flag } from '../../tcp/wire/segment'
import { other, SIDES } from '../../timeline/read'
import type { EndpointSnapshot, Side } from '../../timeline/timeline'
import buttons from './button.module.css'
import styles from './Forge.module.css'

type Where = 'next' | 'window' | 'outside'
type Acked = 'right' | 'old' | 'ahead'

const MOST_OCTETS = 65_495

interface ForgeProps {
  /** Both ends as they are now. */
  readonly ends: Readonly<Record<Side, EndpointSnapshot>>
  readonly words: SandboxMessages
  onAct(act: Act): void
}

/** RFC 5961 judges a segment by where its numbers lie: exactly next, in the window, outside of it. */
function sequence(where: Where, { 'RCV.WND': window = 0 }: EndpointSnapshot): Operand {
  if (where === 'next') return { variable: 'RCV.NXT', offset: 0 }
  return {
    variable: 'RCV.NXT',
    offset: where === 'window' ? Math.max(1, Math.floor(window / 2)) : window + 1000,
  }
}

const acknowledgment = (acked: Acked): Operand =>
  acked === 'right'
    ? { variable: 'SND.NXT', offset: 0 }
    : { variable: acked === 'old' ? 'SND.UNA' : 'SND.NXT', offset: acked === 'old' ? -1000 : 1000 }

/** A segment that nobody has sent, put together and sent to one end. */
export function Forge({ ends, words: t, onAct }: ForgeProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div>
      <button
        type="button"
        className={buttons.button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t.forge()}
      </button>
      <div id={id} hidden={!open}>
        {open && <Fields {...{ ends, onAct }} words={t} />}
      </div>
    </div>
  )
}

function Fields({ ends, words: t, onAct }: ForgeProps) {
  const [to, setTo] = useState<Side>('server')
  const [flags, setFlags] = useState<readonly Flag[]>(['RST'])
  const [where, setWhere] = useState<Where>('next')
  const [acked, setAcked] = useState<Acked>('right')
  const [length, setLength] = useState(0)
  const send = () =>
    onAct({
      kind: 'forge',
      to,
      flags: FLAGS.filter((flag) => flags.includes(flag)),
      seq: sequence(where, ends[to]),
      ...(flags.includes('ACK') && { ack: acknowledgment(acked) }),
      length,
    })
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault()
        if (flags.length > 0) send()
      }}
    >
      <Choice<Side>
        name={t.forge_to()}
        values={SIDES}
        chosen={to}
        nameOf={(side) => (side === 'client' ? t.forge_client() : t.forge_server())}
        onChoose={setTo}
      />
      <fieldset>
        <legend>{t.forge_flags()}</legend>
        {FLAGS.map((flag) => (
          <label key={flag}>
            <input
              type="checkbox"
              checked={flags.includes(flag)}
              onChange={() =>
                setFlags(flags.includes(flag) ? flags.filter((each) => each !== flag) : [...flags, flag])
              }
            />
            {flag}
          </label>
        ))}
      </fieldset>
      <Choice<Where>
        name={t.forge_seq()}
        values={['next', 'window', 'outside']}
        chosen={where}
        nameOf={(each) => ({ next: t.forge_next, window: t.forge_window, outside: t.forge_outside })[each]()}
        onChoose={setWhere}
      />
      {flags.includes('ACK') && (
        <Choice<Acked>
          name={t.forge_ack()}
          values={['right', 'old', 'ahead']}
          chosen={acked}
          nameOf={(each) =>
            ({ right: t.forge_ack_right, old: t.forge_ack_old, ahead: t.forge_ack_ahead })[each]()
          }
          onChoose={setAcked}
        />
      )}
      <label>
        {t.forge_length()}
        <input
          type="number"
          min={0}
          max={MOST_OCTETS}
          value={length}
          onChange={({ target }) => {
            const value = Math.round(Number(target.value))
            if (value >= 0 && value <= MOST_OCTETS) setLength(value)
          }}
        />
      </label>
      <button
        type="submit"
        className={buttons.button}
        aria-disabled={flags.length === 0 || undefined}
        data-side={other(to)}
      >
        {t.forge_send()}
      </button>
    </form>
  )
}

interface ChoiceProps<T extends string> {
  readonly name: string
  readonly values: readonly T[]
  readonly chosen: T
  nameOf(value: T): string
  onChoose(value: T): void
}

function Choice<T extends string>({ name, values, chosen, nameOf, onChoose }: ChoiceProps<T>) {
  const group = useId()
  return (
    <fieldset>
      <legend>{name}</legend>
      {values.map((value) => (
        <label key={value}>
          <input type="radio" name={group} checked={value === chosen} onChange={() => onChoose(value)} />
          {nameOf(value)}
        </label>
      ))}
    </fieldset>
  )
}
