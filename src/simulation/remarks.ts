import type { Call, Profile, Remark, Side } from '../timeline/timeline'
import type { Action, Fault, Script, Variable } from './script'
import { whyIdle } from './settings'

/** What of a run is not seen in its script. */
export interface Course {
  /** How many segments each fault has had before it, in the order of the script's faults. */
  readonly met: readonly number[]
  /** Numbers of forged segments that were taken for 0. */
  readonly unknown: readonly (Pick<Extract<Remark, { kind: 'variable' }>, 'line' | 'state' | 'side'> & {
    readonly variable: Variable | 'TS.RECENT'
  })[]
  /** Timers that would go off for ever, and the line that each comes from. */
  readonly endless: readonly { readonly side: Side; readonly timer: 'keepalive' | 'persist'; line?: number }[]
}

const settingRemarks = ({ settings }: Script, profile: Profile): Remark[] =>
  settings.flatMap((setting): Remark[] => {
    const why = whyIdle(setting, profile)
    const { line } = setting.place
    return why === undefined ? [] : [{ line, kind: 'setting', setting: setting.name, why }]
  })

const isOfQueue = (action: Action) =>
  action.kind === 'call' && (action.call === 'fill-queue' || action.call === 'drain-queue')

/** RFC 9293 does not speak of a queue of connections that wait to be accepted. */
function queueRemarks({ steps }: Script, profile: Profile): Remark[] {
  if (profile === 'linux') return []
  const first = steps.find(({ actions }) => actions.some(isOfQueue))
  return first ? [{ line: first.place.line, kind: 'queue' }] : []
}

/** Calls that are no calls of RFC 9293. */
const LINUX_ONLY: readonly Call[] = ['accept', 'no-accept', 'shutdown-rd', 'shutdown-rdwr']

/** Of each call the first that is made. */
function callRemarks({ steps }: Script, profile: Profile): Remark[] {
  if (profile === 'linux') return []
  return LINUX_ONLY.flatMap((call): Remark[] => {
    const first = steps.find(({ actions }) => actions.some((one) => one.kind === 'call' && one.call === call))
    return first ? [{ line: first.place.line, kind: 'call', call }] : []
  })
}

const faultRemarks = (faults: readonly Fault[], met: readonly number[]): Remark[] =>
  faults.flatMap(({ kind, side, match, from, place }, nth): Remark[] => {
    const count = met[nth] ?? 0
    return count < from
      ? [{ line: place.line, kind: 'fault', fault: kind, side, match, ordinal: from, count }]
      : []
  })

function endlessRemarks({ settings, steps }: Script, endless: Course['endless']): Remark[] {
  const last = steps.at(-1)?.place.line ?? 1
  return endless.map(({ side, timer, line }) => {
    const set = settings.find(
      (setting) => timer === 'keepalive' && setting.side === side && setting.name === timer,
    )
    return { line: set?.place.line ?? line ?? last, kind: 'endless', side, timer }
  })
}

/** What in a script is without effect, or not what its author may expect; by line. */
export function remarksOf(script: Script, profile: Profile, course: Course): Remark[] {
  const all: Remark[] = [
    ...settingRemarks(script, profile),
    ...queueRemarks(script, profile),
    ...callRemarks(script, profile),
    ...faultRemarks(script.faults, course.met),
    ...course.unknown.map((unknown): Remark => ({ ...unknown, kind: 'variable' })),
    ...endlessRemarks(script, course.endless),
  ]
  return all.sort((a, b) => a.line - b.line)
}
