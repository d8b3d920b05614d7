import { parse } from '../../scenarios/parse'
import { print } from '../../scenarios/print'
import type { Profile, Timeline } from '../../timeline/timeline'
import { run } from '../run'

/** Plays a text as it is printed, so that both say the same. */
export function play(text: string, profile: Profile = 'linux'): Timeline {
  const parsed = parse(text, 'test')
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  const again = parse(print(parsed.script), 'test')
  if (!again.ok) throw new Error(again.errors[0]?.message)
  const result = run(again.script, profile)
  if (!result.ok) throw new Error(result.error.message)
  return result.timeline
}

/** "ECONNRESET", "10 octets": what the calls of a side have returned, in the end or at once. */
export const told = ({ moments }: Timeline, side: 'client' | 'server'): string[] =>
  moments.flatMap(({ cause, result, returns = [], signals }) => [
    ...(cause.kind === 'call' && cause.endpoint === side && result ? [`${cause.call} ${result}`] : []),
    ...returns.filter(({ endpoint }) => endpoint === side).map((one) => `${one.call} ${one.result}`),
    ...signals
      .filter(({ endpoint }) => endpoint === side)
      .filter(({ signal }) => !returns.some(({ result: returned }) => returned === signal))
      .map(({ signal }) => signal),
  ])

export const sentBy = ({ segments }: Timeline, side: 'client' | 'server'): string =>
  segments
    .filter(({ from }) => from === side)
    .map(({ flags, length }) => `${flags.filter((flag) => flag !== 'PSH').join('+')}${length || ''}`)
    .join(' ')

export const last = ({ moments }: Timeline) => {
  const moment = moments.at(-1)
  return `${moment?.client.state} ${moment?.server.state}`
}

export const remarks = ({ remarks: all = [] }: Timeline) =>
  all.map((remark) => (remark.kind === 'call' ? `call ${remark.call}` : remark.kind))
