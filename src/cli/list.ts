import { type ScenarioEntry, scenarios } from '../engine'
import { Failure } from './failure'
import { readArguments } from './options'
import { write } from './output'

const json = (entries: readonly ScenarioEntry[]) =>
  JSON.stringify(
    entries.map(({ id, group, title, questions }) => ({
      id,
      group,
      title: title.en,
      question: questions[0]?.en,
    })),
    null,
    2,
  )

function text(entries: readonly ScenarioEntry[]): string {
  const width = Math.max(...entries.map(({ id }) => id.length))
  const groups = [...new Set(entries.map(({ group }) => group))]
  return groups
    .map((name) => {
      const members = entries.filter(({ group }) => group === name)
      return [name, ...members.map(({ id, title }) => `  ${id.padEnd(width)}  ${title.en}`)].join('\n')
    })
    .join('\n\n')
}

/** `list`: the built-in scenarios by group, for reading or as JSON. */
export async function listCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
  if (positionals.length > 0) throw new Failure(`list takes no argument, found "${positionals[0]}"`)
  await write(`${values.json ? json(scenarios) : text(scenarios)}\n`)
}
