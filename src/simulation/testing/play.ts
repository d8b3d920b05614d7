import { parse } from '../../scenarios/parse'
import type { Profile, Timeline } from '../../timeline/timeline'
import { type RunResult, run } from '../run'

/** Plays a scenario given as text; fails where it cannot be read. */
export function play(text: string, profile?: Profile): RunResult {
  const parsed = parse(text, 'test')
  if (!parsed.ok) throw new Error(parsed.errors.map(({ message }) => message).join(' '))
  return run(parsed.script, profile)
}

/** The Timeline of a scenario that can be played. */
export function timelineOf(text: string, profile?: Profile): Timeline {
  const result = play(text, profile)
  if (!result.ok) throw new Error(result.error.message)
  return result.timeline
}

/** "0.05 client > SYN+ACK seq=300 len=0": what is sent, in order, "lost" where it is. */
export const sentIn = ({ segments }: Timeline): string[] =>
  segments.map(({ sentAt, from, flags, length, kind, fate }) =>
    [
      sentAt,
      from,
      flags.join('+'),
      ...(length > 0 ? [length] : []),
      ...(kind === 'original' ? [] : [kind]),
      ...(fate === 'lost' ? ['lost'] : []),
    ].join(' '),
  )

/** "0.1 client SYN+ACK: syn-sent-syn-ack": what arrives, in order, and what is made of it. */
export const arrivalsIn = ({ moments, segments }: Timeline): string[] =>
  moments.flatMap(({ time, cause }) => {
    const segment = cause.kind === 'segment' ? segments[cause.id] : undefined
    if (!segment) return []
    const length = segment.length > 0 ? ` ${segment.length}` : ''
    return [`${time} ${segment.to} ${segment.flags.join('+')}${length}: ${segment.verdict?.rule}`]
  })

/** "0 client connect": what happens, in order. */
export const causesIn = ({ moments, segments }: Timeline): string[] =>
  moments.map(({ time, cause }) => {
    if (cause.kind === 'start') return `${time} start`
    if (cause.kind === 'call') return `${time} ${cause.endpoint} ${cause.call}`
    if (cause.kind === 'icmp') return `${time} ${cause.endpoint} ICMP ${cause.error}`
    if (cause.kind === 'timer') return `${time} ${cause.endpoint} ${cause.timer} timer`
    return `${time} ${segments[cause.id]?.to} receives ${segments[cause.id]?.flags.join('+')}`
  })

/** "CLOSED SYN-SENT ESTABLISHED": the states of one side, each once. */
export const pathOf = ({ moments }: Timeline, side: 'client' | 'server'): string =>
  moments
    .map((moment) => moment[side].state)
    .filter((state, i, all) => state !== all[i - 1])
    .join(' ')
