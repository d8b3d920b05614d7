import { useState } from 'react'
import type { SandboxMessages } from '../../messages/messages'
import type { Act } from '../../sandbox/act'
import { SIDES } from '../../timeline/read'
import type { Side } from '../../timeline/timeline'
import buttons from './button.module.css'
import styles from './Forge.module.css'

const LONGEST = 600_000

interface OutageProps {
  readonly words: SandboxMessages
  readonly names: Readonly<Record<Side, string>>
  onAct(act: Act): void
}

/** Nothing that is sent from now on arrives, for a while. */
export function Outage({ words: t, names, onAct }: OutageProps) {
  const [of, setOf] = useState<Side | 'both'>('both')
  const [length, setLength] = useState(2000)
  return (
    <form
      className={styles.row}
      aria-label={t.outage()}
      onSubmit={(event) => {
        event.preventDefault()
        onAct({ kind: 'outage', side: of, for: length * 1000 })
      }}
    >
      <label>
        {t.outage_of()}
        <select value={of} onChange={({ target }) => setOf(target.value as Side | 'both')}>
          {([...SIDES, 'both'] as const).map((each) => (
            <option key={each} value={each}>
              {each === 'both' ? t.outage_both() : names[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.outage_for()}
        <input
          type="number"
          min={1}
          max={LONGEST}
          value={length}
          onChange={({ target }) => {
            const value = Math.round(Number(target.value))
            if (value >= 1 && value <= LONGEST) setLength(value)
          }}
        />
      </label>
      <button type="submit" className={buttons.button}>
        {t.outage_begin()}
      </button>
    </form>
  )
}
