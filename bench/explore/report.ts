import type { Config } from '../../src/tcp/config'
import { EDGES } from '../../src/tcp/edges'
import { STATES } from '../../src/tcp/state'
import type { Exploration } from './explore'
import { ask, QUESTIONS } from './questions'

const DRAWN = EDGES.filter(({ drawn }) => drawn)

const count = (n: number): string => n.toLocaleString('en')

function line(name: string, e: Exploration): string {
  const found = `${count(e.worlds)} worlds, ${count(e.moves)} moves, depth ${e.depths.length - 1}`
  const size = `${count(e.endpoints)} endpoints, ${count(e.segments)} segments, ${count(e.runs)} runs of the machine`
  const reached = `${e.states.size} states, ${e.edges.size} edges, ${e.violations.length} violations`
  return `  ${name}${e.complete ? ', all of it' : ''}\n    ${found}\n    ${size}\n    ${reached}`
}

/** All that the questions have found together. */
export interface Findings {
  readonly worlds: number
  readonly violations: readonly string[]
  readonly missingStates: readonly string[]
  /** Edges of Figure 5, and others, that no world took. */
  readonly missingDrawn: readonly string[]
  readonly missingOthers: readonly string[]
}

/** Asks every question about a profile, and says what was found on the way. */
export function askAll(name: string, profile: Config, say: (text: string) => void): Findings {
  const begun = performance.now()
  const all = QUESTIONS.map((question) => {
    const exploration = ask(profile, question)
    say(line(`${name}: ${question.name}`, exploration))
    return exploration
  })
  const edges = new Set(all.flatMap((e) => [...e.edges]))
  const states = new Set(all.flatMap((e) => [...e.states]))
  const missing = (wanted: readonly { readonly id: string }[]) =>
    wanted.map(({ id }) => id).filter((id) => !edges.has(id))
  const findings = {
    worlds: all.reduce((sum, e) => sum + e.worlds, 0),
    violations: all.flatMap((e) => e.violations),
    missingStates: STATES.filter((state) => !states.has(state)),
    missingDrawn: missing(DRAWN),
    missingOthers: missing(EDGES.filter(({ drawn }) => !drawn)),
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  say(
    [
      `${name}: ${count(findings.worlds)} worlds in ${seconds} s, ${states.size} of ${STATES.length} states,`,
      `  ${DRAWN.length - findings.missingDrawn.length} of the ${DRAWN.length} edges of Figure 5,`,
      `  ${edges.size} of ${EDGES.length} edges in all; not taken: ${findings.missingOthers.join(', ')}`,
      `  ${findings.violations.length} violations`,
      ...findings.violations,
    ].join('\n'),
  )
  return findings
}
