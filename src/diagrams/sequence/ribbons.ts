import type { Messages } from '../../messages/messages'
import type { Schedule } from '../../playback/schedule'
import { read, SIDES } from '../../timeline/read'
import type { Moment, Side, Timeline } from '../../timeline/timeline'
import type { Frame } from './frame'
import { oncePerRun } from './once'
import type { Ribbon } from './scene'

/** Something that holds for an endpoint from a playing time until the next. */
interface Entered<T> {
  readonly at: number
  readonly step: number
  readonly value: T
}

/** When what holds of an endpoint changes, by a function of the step. */
function changesOf<T>(schedule: Schedule, valueAt: (step: number) => T): Entered<T>[] {
  let last: T | undefined
  return schedule.moments.flatMap((at, step) => {
    const value = valueAt(step)
    if (step > 0 && value === last) return []
    last = value
    return [{ at, step, value }]
  })
}

/** The states that each endpoint enters, and how much waits there to be read. */
const entriesOf = oncePerRun((timeline, schedule) => {
  const reading = read(timeline)
  return SIDES.map((side) => ({
    side,
    states: changesOf(schedule, (step) => timeline.moments[step]?.[side].state ?? 'CLOSED'),
    unread: changesOf(schedule, (step) => reading.unread(step, side)),
  }))
})

/** Pixels between a lifeline and its gauge, and between that and the names beside it. */
const [NEAR, FAR] = [1, 3]

/** The states of both endpoints over playing time, and beside them how full a receive buffer is where data wait in it. */
export function layoutRibbons(
  timeline: Timeline,
  schedule: Schedule,
  t: Messages,
  { columns }: Frame,
  y: (playing: number) => number,
): Ribbon[] {
  const stretches = <T>(entered: readonly Entered<T>[]) =>
    entered.map(({ at, step, value }, index) => {
      const until = entered[index + 1]?.at ?? schedule.duration
      return { value, step, stretch: { at, until, y: y(at), height: y(until) - y(at) } }
    })

  function gauge(side: Side, step: number, octets: number) {
    const { edge, names } = columns[side]
    const { state, 'RCV.WND': window = 0 } = (timeline.moments[step] as Moment)[side]
    const size = octets + window
    const title = t.buffer({ octets, size })
    const room = Math.abs(edge - names) - NEAR - FAR
    const bar = (kind: 'room' | 'unread', width: number) => {
      const near = edge + NEAR * Math.sign(names - edge)
      return { kind, state, title, x: names < edge ? near - width : near, width }
    }
    return [bar('room', room), bar('unread', Math.max(1, (room * octets) / size))]
  }

  return entriesOf(timeline, schedule).flatMap(({ side, states, unread }) => [
    ...stretches(states).map(({ value: state, stretch }): Ribbon => {
      return { kind: 'state', side, state, title: state, ...columns[side].ribbon, ...stretch }
    }),
    ...stretches(unread).flatMap(({ value, step, stretch }) =>
      value === 0 ? [] : gauge(side, step, value).map((bar): Ribbon => ({ ...bar, side, ...stretch })),
    ),
  ])
}
