import { EDGES } from '../../src/tcp/machine/edges'
import type { Config } from '../../src/tcp/tcb/policy'
import { STATES } from '../../src/tcp/tcb/state'
import type { Exploration } from './explore'
import { ask, QUESTIONS } from './questions'
import { UNREACHABLE } from './unreachable'

const count = (n: number): string => n.toLocaleString('en')

function line(name: string, e: Exploration): string {
  const found = `${count(e.worlds)} worlds, ${count(e.moves)} moves, depth ${e.depths.length - 1}`
  const size = `${count(e.endpoints)} endpoints, ${count(e.segments)} segments, ${count(e.runs)} runs of the machine`
  const reached = `${e.states.size} states, ${e.edges.size} edges, ${e.violations.length} violations`
  return `  ${name}${e.complete ? ', all of it' : ''}\n    ${found}\n    ${size}\n    ${reached}`
}

/** What the questions have found together that should not be: all empty where all is well. */
export interface Findings {
  readonly violations: readonly string[]
  readonly missingStates: readonly string[]
  /** Edges of the machine that no world took, and that are not listed as unreachable. */
  readonly missingEdges: readonly string[]
  /** Edges that are listed as unreachable, and were taken, or that the machine does not have. */
  readonly wronglyListed: readonly string[]
}

export const NOTHING_WRONG: Findings = {
  violations: [],
  missingStates: [],
  missingEdges: [],
  wronglyListed: [],
}

/** Asks every question about a profile, and says what was found on the way. */
export function askAll(name: string, profile: Config, say: (text: string) => void): Findings {
  const begun = performance.now()
  const all = QUESTIONS.map((question) => {
    const exploration = ask(profile, question)
    say(line(`${name}: ${question.name}`, exploration))
    return exploration
  })
  const states = new Set(all.flatMap((e) => [...e.states]))
  const taken = new Set(all.flatMap((e) => [...e.edges]))
  const ids = EDGES.map(({ id }) => id)
  const findings: Findings = {
    violations: all.flatMap((e) => e.violations),
    missingStates: STATES.filter((state) => !states.has(state)),
    missingEdges: ids.filter((id) => !taken.has(id) && !(id in UNREACHABLE)),
    wronglyListed: Object.keys(UNREACHABLE).filter((id) => taken.has(id) || !ids.includes(id)),
  }
  const worlds = all.reduce((sum, e) => sum + e.worlds, 0)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  const drawn = EDGES.filter((edge) => edge.drawn)
  say(
    [
      `${name}: ${count(worlds)} distinct worlds in ${seconds} s`,
      `  ${states.size} of ${STATES.length} states`,
      `  ${drawn.filter(({ id }) => taken.has(id)).length} of the ${drawn.length} edges of Figure 5`,
      `  ${ids.filter((id) => taken.has(id)).length} of ${ids.length} edges in all`,
      ...Object.entries(UNREACHABLE).map(([id, reason]) => `  unreachable: ${id}: ${reason}`),
      ...findings.missingEdges.map((id) => `  NOT TAKEN: ${id}`),
      ...findings.wronglyListed.map((id) => `  NOT UNREACHABLE: ${id}`),
      `  ${findings.violations.length} violations`,
      ...findings.violations,
    ].join('\n'),
  )
  return findings
}
