import type {
  Action,
  Fault,
  Gate,
  HostOptions,
  InjectOptions,
  Operand,
  Script,
  Span,
  Stamp,
  Step,
} from '../simulation/script'
import { BASE_LANGUAGE, LANGUAGES } from '../timeline/languages'
import { SIDES } from '../timeline/read'
import type { Side, Words } from '../timeline/timeline'
import { DEFAULTS } from './language'
import { writeDuration } from './numbers'
import { escapeText } from './text'

function wordLines(keyword: string, words: Words | undefined): string[] {
  if (!words) return []
  return LANGUAGES.flatMap((language) => {
    const text = words[language]
    if (language === BASE_LANGUAGE) return text ? [`${keyword} ${escapeText(text)}`] : []
    return text === undefined ? [] : [`${keyword} ${language} ${escapeText(text)}`]
  })
}

function hostLines(side: Side, host: HostOptions): string[] {
  const standard: HostOptions = DEFAULTS.hosts[side]
  const names = ['port', 'isn', 'mss', 'window'] as const
  const changed = names.filter((name) => String(host[name]) !== String(standard[name]))
  const pairs = [
    ...changed.map((name) => `${name}=${String(host[name])}`),
    ...(host.process ? [`process=${host.process.name}/${host.process.pid}`] : []),
    ...(host.backlog === undefined ? [] : [`backlog=${host.backlog}`]),
  ]
  return pairs.length === 0 ? [] : [[side, ...pairs].join(' ')]
}

function operand({ variable, offset }: Operand | Stamp): string {
  if (variable === undefined) return String(offset)
  const sign = offset > 0 ? '+' : ''
  return offset === 0 ? variable : `${variable}${sign}${offset}`
}

/** An action as the language has it: "client: send 100". */
export function writeAction(one: Action): string {
  if (one.kind === 'icmp') return `icmp to ${one.to} ${one.error}`
  if (one.kind === 'call') {
    return [`${one.side}: ${one.call}`, ...(one.octets === undefined ? [] : [one.octets])].join(' ')
  }
  const parts = [`inject to ${one.to} ${one.flags.join('+')} seq=${operand(one.seq)}`]
  if (one.ack) parts.push(`ack=${operand(one.ack)}`)
  if (one.length > 0) parts.push(`len=${one.length}`)
  if (one.window !== undefined) parts.push(`window=${one.window}`)
  return [...parts, ...optionTexts(one.options ?? {})].join(' ')
}

function optionTexts({ mss, windowScale, sackPermitted, sack, timestamps }: InjectOptions): string[] {
  const blocks = sack?.map(([from, to]) => `${operand(from)}..${operand(to)}`)
  return [
    mss !== undefined && `mss=${mss}`,
    windowScale !== undefined && `wscale=${windowScale}`,
    sackPermitted && 'sackok=1',
    blocks && `sack=${blocks.join()}`,
    timestamps && `tsval=${operand(timestamps.value)} tsecr=${timestamps.echo}`,
  ].filter((text) => typeof text === 'string')
}

function gate(one: Gate): string {
  if (one.kind === 'settled') return `wait ${writeDuration(one.wait)}`
  return one.kind === 'at' ? `at ${writeDuration(one.time)}` : `when ${one.side} ${one.state}`
}

function stepLines({ phase, point, gates, actions, note }: Step): string[] {
  const lines = phase === undefined ? [] : ['', `phase ${escapeText(phase)}`]
  if (point) lines.push('point')
  lines.push(...gates.map(gate))
  if (actions.length > 0) lines.push(actions.map(writeAction).join(' & '))
  return [...lines, ...wordLines('note', note)]
}

const spanText = ({ start, end }: Span) => `${writeDuration(start)}..${writeDuration(end)}`

function ordinalText({ from, to, during }: Fault): string {
  if (to === Number.POSITIVE_INFINITY) return from === 1 && during ? '' : 'all'
  if (from === to) return from === 1 && !during ? '' : String(from)
  return `${from}..${to}`
}

function faultLine(fault: Fault): string {
  const { kind, by, side, match, during, copy } = fault
  if (side === 'both' && during) return `outage ${spanText(during)}`
  const parts = [
    ...[kind, by === undefined ? '' : writeDuration(by), side, match, ordinalText(fault)],
    ...[during ? `during ${spanText(during)}` : '', copy ? 'copy' : ''],
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/**
 * The canonical text of a script: what is as the language has it by default is left out, every gate has a line of
 * its own, faults stand after the header. Reading it gives the same script, but for its id and line numbers.
 */
export function print(script: Script): string {
  const header = [
    ...wordLines('title', script.title),
    ...wordLines('intro', script.intro),
    ...script.questions.flatMap((question) => wordLines('question', question)),
    ...wordLines('answer', script.answer),
    ...(script.find.length > 0 ? [`find ${escapeText(script.find.join(', '))}`] : []),
    ...(script.profile ? [`profile ${script.profile}`] : []),
    ...(script.panel ? [`panel ${script.panel}`] : []),
    ...(script.delay === DEFAULTS.delay ? [] : [`delay ${writeDuration(script.delay)}`]),
    ...SIDES.flatMap((side) => hostLines(side, script.hosts[side])),
    ...(script.self ? ['self'] : []),
    ...script.settings.map(({ side, name, value }) => `set ${side} ${name}=${value}`),
  ]
  const blocks = [header, script.faults.map(faultLine), script.steps.flatMap(stepLines)]
  const text = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n').trim())
    .join('\n\n')
  return `${text}\n`
}
