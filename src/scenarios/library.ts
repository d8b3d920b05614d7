import type { Script } from '../simulation/script'
import type { Words } from '../timeline/timeline'
import { type CatalogueEntry, catalogue, type Group } from './catalogue'

export interface ScenarioEntry {
  readonly id: string
  readonly group: Group
  readonly title: Words
  /** One or two sentences that stand under the title. */
  readonly intro: Words
  /** What people ask that this scenario answers, what it is best known for first. */
  readonly questions: readonly Words[]
  readonly script: Script
}

const scripts = import.meta.glob<Script>('./library/*.tcp', { import: 'script', eager: true })

function entry({ id, group, title }: CatalogueEntry): ScenarioEntry {
  const script = scripts[`./library/${id}.tcp`] as Script
  const { intro, questions } = script
  return { id, group, title, intro, questions, script }
}

/** The built-in scenarios, whole, in the order in which they are offered. Where one is enough: the catalogue. */
export const scenarios: readonly ScenarioEntry[] = catalogue.map(entry)

const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]))

/** undefined: there is no such scenario. */
export const find = (id: string): ScenarioEntry | undefined => byId.get(id)
