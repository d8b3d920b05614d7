import { bench, describe } from 'vitest'
import { scenarios } from '../src/scenarios/library'
import { run } from '../src/simulation/run'
import { createEndpoint, dispatch } from '../src/tcp/endpoint/driver'
import { RFC9293 } from '../src/tcp/tcb/profiles'

/*
 * How long things take, beside something that everybody knows the price of. The first task of a group is
 * the measure, the summary says how many times faster or slower the others are.
 */
const timelines = scenarios.map(({ script }) => run(script))

describe(`all ${scenarios.length} built-in scenarios`, () => {
  bench('read and write their Timelines as JSON', () => {
    for (const timeline of timelines) JSON.parse(JSON.stringify(timeline))
  })
  bench('run them', () => {
    for (const { script } of scenarios) run(script)
  })
})

describe('one transition', () => {
  const listening = dispatch(createEndpoint(RFC9293), { type: 'OPEN', mode: 'passive', remote: true }, 0)[0]
  const segment = { flags: ['SYN'], seq: 100, ack: null, length: 0, window: 1000, options: {} } as const
  bench('copy the snapshot', () => {
    structuredClone(listening.snapshot.context)
  })
  bench('SYN arrives in LISTEN', () => {
    dispatch(listening, { type: 'SEGMENT ARRIVES', segment }, 0)
  })
})
