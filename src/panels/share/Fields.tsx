import { type ReactNode, useId, useState } from 'react'
import styles from './Fields.module.css'

type Labels<T extends string> = readonly (readonly [value: T, label: string])[]

interface ChoiceProps<T extends string> {
  readonly legend: string
  readonly value: T
  readonly labels: Labels<NoInfer<T>>
  onChange(value: T): void
}

/** A few things side by side, of which one holds. */
export function Segments<T extends string>({ legend, value, labels, onChange }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles.segments}>
      <legend>{legend}</legend>
      <div>
        {labels.map(([each, label]) => (
          <label key={each}>
            <input
              type="radio"
              name={name}
              value={each}
              checked={each === value}
              onChange={() => onChange(each)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Select<T extends string>({ legend, value, labels, onChange }: ChoiceProps<T>) {
  const id = useId()
  const choose = (chosen: string) => {
    const found = labels.find(([each]) => each === chosen)
    if (found) onChange(found[0])
  }
  return (
    <Row label={<label htmlFor={id}>{legend}</label>}>
      <select id={id} className={styles.field} value={value} onChange={(event) => choose(event.target.value)}>
        {labels.map(([each, label]) => (
          <option key={each} value={each}>
            {label}
          </option>
        ))}
      </select>
    </Row>
  )
}

interface StepProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  onChange(value: number): void
}

/** A step between two others. What is no such step is not taken over, and gives way when the field is left. */
export function StepField({ label, value, min, max, onChange }: StepProps) {
  const [draft, setDraft] = useState<string>()
  const type = (text: string) => {
    setDraft(text)
    if (/^\d+$/.test(text) && Number(text) >= min && Number(text) <= max) onChange(Number(text))
  }
  return (
    <label className={styles.step}>
      {label}
      <input
        type="number"
        className={styles.field}
        min={min}
        max={max}
        value={draft ?? value}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setDraft(undefined)}
      />
    </label>
  )
}

/** A label and what it stands for, in line with the others. */
export function Row({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.row}>
      {label}
      {children}
    </div>
  )
}
