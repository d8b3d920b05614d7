import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run } from '../run'
import { crashing, forged, honest, type Plan } from './plan.arbitrary'
import { ALWAYS, complaints, type Rule, trialOf, UNFORGED } from './rules'

/*
 * Two applications, a network and a clock that do whatever chance has them do. The rules are read from
 * the Timeline alone, so they hold for what is shown.
 *
 *   RUNS=100000 …            more runs than in a plain `npm test`, and other ones every time
 *   SEED=42 REPLAY=3:1:0 …   the run that a failure has printed, and no other
 */
const { RUNS, SEED, REPLAY } = process.env
const seed = SEED ? Number(SEED) : RUNS ? Date.now() | 0 : 9293
const parameters = (runs: number): fc.Parameters<unknown> => ({
  numRuns: RUNS ? Math.ceil((Number(RUNS) * runs) / 2000) : runs,
  seed,
  ...(REPLAY ? { path: REPLAY, endOnFailure: true } : {}),
})

/** As long as a slow machine may take. */
const PATIENCE = RUNS ? 6 * 3_600_000 : 180_000

function obeys(rules: Readonly<Record<string, Rule>>) {
  return ({ script, profile }: Plan) => {
    const result = run(script, profile)
    if (!result.ok) expect.fail(result.error.message)
    expect(complaints(trialOf(script, result.timeline), rules)).toEqual([])
  }
}

describe(`any two applications on any network (seed ${seed})`, () => {
  test(
    'lose nothing, invent nothing, and come to an end',
    () => {
      fc.assert(fc.property(honest, obeys(UNFORGED)), parameters(1200))
    },
    PATIENCE,
  )

  test(
    'the same when hosts crash and come up again',
    () => {
      fc.assert(fc.property(crashing, obeys(UNFORGED)), parameters(400))
    },
    PATIENCE,
  )

  test(
    'stay in order whatever is forged',
    () => {
      fc.assert(fc.property(forged, obeys(ALWAYS)), parameters(400))
    },
    PATIENCE,
  )

  test(
    'do the same again when they are asked again',
    () => {
      const again = ({ script, profile }: Plan) => {
        expect(JSON.stringify(run(script, profile))).toBe(
          JSON.stringify(run(structuredClone(script), profile)),
        )
      }
      fc.assert(fc.property(fc.oneof(honest, forged), again), parameters(100))
    },
    PATIENCE,
  )
})
