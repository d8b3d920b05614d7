import type { Script } from '../simulation/script'
import type { Words } from '../timeline/timeline'
import { parse } from './parse'

/** Order of the groups, and of the scenarios in each; a new scenario is a file in library/ and its id here. */
const GROUPS = {
  overview: ['connection-lifecycle'],
  open: ['three-way-handshake', 'simultaneous-open', 'connection-refused', 'lost-syn'],
  transfer: ['data-transfer'],
  close: ['four-way-close', 'three-segment-close', 'simultaneous-close', 'lost-last-ack'],
  abort: ['abort'],
} as const satisfies Record<string, readonly string[]>

type Group = keyof typeof GROUPS

export interface ScenarioEntry {
  readonly id: string
  readonly group: Group
  readonly title: Words
  /** One or two sentences that stand under the title. */
  readonly intro: Words
  /** What people ask that this scenario answers. */
  readonly question?: Words
  /** The text of the scenario. */
  readonly source: string
  readonly script: Script
}

const sources = import.meta.glob<string>('./library/*.tcp', { query: '?raw', import: 'default', eager: true })

function entry(group: Group, id: string): ScenarioEntry {
  const source = sources[`./library/${id}.tcp`] ?? ''
  const result = parse(source, id)
  if (!result.ok) throw new Error(`${id}.tcp: ${result.errors.map((error) => error.message).join(' ')}`)
  const { script } = result
  const { title, intro, question } = script
  return { id, group, title, intro, ...(question && { question }), source, script }
}

/** The built-in scenarios, in the order in which they are offered. */
export const scenarios: readonly ScenarioEntry[] = Object.entries(GROUPS).flatMap(([group, ids]) =>
  ids.map((id) => entry(group as Group, id)),
)

const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]))

/** undefined: there is no such scenario. */
export const find = (id: string): ScenarioEntry | undefined => byId.get(id)
