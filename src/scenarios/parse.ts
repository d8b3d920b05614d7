import type { Script, Step } from '../simulation/script'
import { type Draft, emptyDraft } from './draft'
import { type ParseResult, type ScenarioError, Unexpected } from './errors'
import { DEFAULTS, LIMITS } from './language'
import { Line, splitLines } from './lexer'
import { readLine } from './lines'
import { completeWords, isSaid } from './text'

function finishSteps(draft: Draft): Step[] {
  const steps = draft.steps.map(({ note, ...step }) =>
    isSaid(note) ? { ...step, note: completeWords(note) } : step,
  )
  const last = draft.gates.at(-1)
  if (!last) return steps
  const phase = draft.phase === undefined ? {} : { phase: draft.phase }
  const point = draft.point === undefined ? {} : { point: true as const }
  return [...steps, { gates: draft.gates, actions: [], ...phase, ...point, place: last.place }]
}

/** What was written, with the defaults for what was not. */
function finish(draft: Draft, id: string): Script {
  const { profile, panel, settings, faults, self, hosts } = draft
  return {
    id,
    title: isSaid(draft.title) ? completeWords(draft.title) : { en: id },
    intro: completeWords(draft.intro),
    questions: draft.questions.map(completeWords),
    ...(isSaid(draft.answer) && { answer: completeWords(draft.answer) }),
    find: draft.find,
    ...(profile && { profile }),
    ...(panel && { panel }),
    delay: draft.delay ?? DEFAULTS.delay,
    hosts: {
      client: { ...DEFAULTS.hosts.client, ...hosts.client },
      server: { ...DEFAULTS.hosts.server, ...hosts.server },
    },
    self,
    settings,
    steps: finishSteps(draft),
    faults,
  }
}

/** Past a limit there is nothing more to say about a text. */
const isTooLong = ({ issued, faults }: Draft) => issued > LIMITS.steps || faults.length > LIMITS.faults

/**
 * Reads a scenario. Takes time linear in the length of the text and never throws; of a text with mistakes it
 * reports the first of each line, up to LIMITS.errors lines.
 */
export function parse(text: string, id: string): ParseResult {
  if (text.length > LIMITS.characters) {
    const expected = `no more than ${LIMITS.characters}`
    return { ok: false, errors: [new Unexpected(1, `${text.length} characters`, expected).on(1)] }
  }
  const draft = emptyDraft()
  const errors: ScenarioError[] = []
  const lines = splitLines(text)
  let isEmpty = true
  for (const [index, source] of lines.entries()) {
    try {
      const line = new Line(source, index + 1)
      isEmpty &&= line.peek() === undefined
      readLine(line, draft)
    } catch (error) {
      if (!(error instanceof Unexpected)) throw error
      errors.push(error.on(index + 1))
      if (errors.length === LIMITS.errors || isTooLong(draft)) break
    }
  }
  if (errors.length > 0) return { ok: false, errors }
  if (isEmpty) {
    const expected = 'a scenario, such as server: listen and client: connect on a line each'
    return { ok: false, errors: [new Unexpected(1, 'an empty text', expected).on(1)] }
  }
  return { ok: true, script: finish(draft, id) }
}
