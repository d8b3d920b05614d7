import { describe, expect, test } from 'vitest'
import { scenarios } from '../../scenarios/library'
import { run } from '../../simulation/run'
import { EDGES } from '../../tcp/machine/edges'
import { STATES, type State } from '../../tcp/tcb/state'
import { REASONS } from './reasons'
import { type Way, waysInto, waysOutOf } from './ways'

const edge = (from: State, to: State, { event, action }: Pick<Way, 'event' | 'action'>) =>
  `${from}>${to}: ${event} / ${action}`
const all = EDGES.map((each) => edge(each.from, each.to, each)).toSorted()

test('the ways out are the edges of the machine, each told once', () => {
  const told = STATES.flatMap((from) =>
    waysOutOf(from).flatMap((way) => way.others.map((to) => edge(from, to, way))),
  )
  expect(told.toSorted()).toEqual(all)
})

test('and so are the ways in', () => {
  const told = STATES.flatMap((to) =>
    waysInto(to).flatMap((way) => way.others.map((from) => edge(from, to, way))),
  )
  expect(told.toSorted()).toEqual(all)
})

test('those of Figure 5 stand first, those of Linux last', () => {
  const kinds = waysInto('CLOSED').map(({ kind }) => kind)
  expect(kinds).toEqual(
    kinds.toSorted((a, b) => 'figure beyond linux'.indexOf(a) - 'figure beyond linux'.indexOf(b)),
  )
  expect(waysInto('CLOSE-WAIT')).toEqual([
    { event: 'rcv FIN', action: 'snd ACK', others: ['ESTABLISHED'], rfc: '3.10.7.4', kind: 'figure' },
  ])
  expect(waysInto('ESTABLISHED').map(({ event, kind }) => [event, kind])).toEqual([
    ['rcv SYN,ACK', 'figure'],
    ['rcv ACK of SYN', 'figure'],
    ['rcv ACK of cookie', 'linux'],
  ])
})

test('what Figure 5 does not draw says why, and nothing is explained that is not there', () => {
  const ways = STATES.flatMap(waysOutOf)
  expect(ways.filter(({ kind, reason }) => (kind === 'figure') === (reason !== undefined))).toEqual([])
  const notes = new Set(EDGES.map(({ note }) => note))
  expect(Object.keys(REASONS).filter((note) => !notes.has(note))).toEqual([])
})

describe('what only Linux does', () => {
  const onlyLinux = new Set(
    STATES.flatMap((from) =>
      waysOutOf(from)
        .filter(({ kind }) => kind === 'linux')
        .flatMap((way) => way.others.map((to) => `${from}>${to}:${way.event}`)),
    ),
  )
  const walked = (profile: 'rfc9293' | 'linux') =>
    scenarios.flatMap(({ script }) => {
      const ran = run(script, profile)
      return ran.ok ? ran.timeline.moments.flatMap(({ walks }) => walks.map((walk) => walk.edge)) : []
    })

  test('happens in no scenario that runs by the RFC', () => {
    expect(walked('rfc9293').filter((each) => onlyLinux.has(each))).toEqual([])
  })

  test('happens where Linux runs them', () => {
    expect(walked('linux').filter((each) => onlyLinux.has(each))).toContain(
      'FIN-WAIT-2>CLOSED:FIN-WAIT-2 timeout',
    )
  })
})
