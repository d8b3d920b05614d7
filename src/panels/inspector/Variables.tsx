import type { InspectorMessages } from '../../messages/messages'
import type { Side, Timeline } from '../../timeline/timeline'
import { type Detail, type Variable, variablesAt } from './changes'
import styles from './Variables.module.css'

interface VariablesProps {
  readonly timeline: Timeline
  readonly step: number
  readonly detail: Detail | undefined
  readonly words: InspectorMessages
  readonly names: Readonly<Record<Side, string>>
}

/** The TCB of both ends at a step (RFC 9293 §3.3.1), and what has changed with it. */
export function Variables({ timeline, step, detail, words: t, names }: VariablesProps) {
  const { client, server } = variablesAt(timeline, step, detail)
  return (
    <table className={styles.variables}>
      <caption>{t.variables()}</caption>
      <thead>
        <tr>
          <th scope="col">{t.variables_name()}</th>
          <th scope="col" data-side="client">
            {names.client}
          </th>
          <th scope="col" data-side="server">
            {names.server}
          </th>
        </tr>
      </thead>
      <tbody>
        {client.map((variable, i) => (
          <tr key={variable.name}>
            <th scope="row">{nameOf(variable.name, t)}</th>
            <Value variable={variable} words={t} />
            {server[i] && <Value variable={server[i]} words={t} />}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Names that are the field's own stand as they are. */
function nameOf(name: string, t: InspectorMessages): string {
  if (name === 'state') return t.variables_state()
  if (name === 'unread') return t.variables_unread()
  if (name === 'unsent') return t.variables_unsent()
  return name === 'poll' ? t.variables_poll() : name
}

function Value({ variable, words: t }: { readonly variable: Variable; readonly words: InspectorMessages }) {
  const { value, was } = variable
  return (
    <td data-changed={was !== undefined || undefined}>
      {value ?? t.variables_none()}
      {was && <small>{t.variables_was({ value: was })}</small>}
    </td>
  )
}
