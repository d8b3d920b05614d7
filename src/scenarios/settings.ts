import { kindOf, type SettingName, type SettingValue, type ValueKind } from '../simulation/settings'
import type { Line } from './lexer'
import { readDuration, readInteger } from './numbers'
import { bounded, boundedDuration, oneOf } from './values'

type KeepAlive = Extract<ValueKind, { type: 'keep-alive' }>

const KEEPALIVE_PARTS = 3

function readKeepAlive(value: string, kind: KeepAlive): SettingValue | undefined {
  const [idle = '', interval = '', probes = '', ...more] = value.split('/', KEEPALIVE_PARTS + 1)
  const numbers = [
    readDuration(idle, kind.time),
    readDuration(interval, kind.time),
    readInteger(probes, kind.probes),
  ].filter((number) => number !== undefined)
  return more.length === 0 && numbers.length === KEEPALIVE_PARTS ? { value, numbers } : undefined
}

const one = (value: string, number: number | undefined): SettingValue | undefined =>
  number === undefined ? undefined : { value, numbers: [number] }

function read(kind: ValueKind, value: string): SettingValue | undefined {
  switch (kind.type) {
    case 'count':
      return one(value, readInteger(value, kind.range))
    case 'time':
      return one(value, readDuration(value, kind.range))
    case 'choice':
      return kind.words.includes(value) ? { value, numbers: [] } : undefined
    case 'keep-alive':
      return readKeepAlive(value, kind)
  }
}

/** "a number from 0 to 1" */
function expectedOf(kind: ValueKind): string {
  switch (kind.type) {
    case 'count':
      return bounded(kind.what ?? 'a number', kind.range)
    case 'time':
      return boundedDuration(kind.range)
    case 'choice':
      return oneOf(kind.words)
    case 'keep-alive':
      return 'idle time, interval and number of probes with slashes between, such as 2s/1s/3'
  }
}

/** What a setting would be with this value; undefined if it cannot have it. */
export const settingValue = (name: SettingName, text: string): SettingValue | undefined =>
  read(kindOf(name), text)

/** Takes the value of a setting. */
export function readSettingValue(line: Line, name: SettingName): SettingValue {
  const value = settingValue(name, line.peek()?.text ?? '')
  if (value === undefined) return line.fail(expectedOf(kindOf(name)))
  line.take('word')
  return value
}
