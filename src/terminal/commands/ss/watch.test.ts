import { describe, expect, test } from 'vitest'
import { scenarios } from '../../../scenarios/library'
import { parse } from '../../../scenarios/parse'
import { SIDES } from '../../../timeline/read'
import { hostAt } from '../../host/host'
import { watch } from '../../host/watched'
import { shell } from '../../shell/shell'
import { WATCHED } from './ss'
import { type WatchedTable, watchedTable } from './watch'

const printed = ({ lines }: WatchedTable) =>
  lines.map((spans) => `${spans.map(({ text }) => text).join('')}\n`).join('')

/** A row by its addresses, cut at white space: state, both queues, timer. */
const rowsOf = (text: string) =>
  new Map(
    text
      .split('\n')
      .slice(1, -1)
      .map((line) => {
        const [state = '', recvQ = '', sendQ = '', local, peer, timer = ''] = line.split(/\s+/)
        return [`${local} ${peer}`, [state, recvQ, sendQ, timer]] as const
      }),
  )

const marked = ({ lines }: WatchedTable) =>
  lines.flatMap((spans) => spans.flatMap(({ text, was }) => (was === undefined ? [] : [[text, was]])))

describe('what is watched of a host', () => {
  test.each(scenarios.map(({ id, script }) => [id, script] as const))('%s', (_, script) => {
    const watched = watch(script, 'linux')
    if (!watched) throw new Error('cannot be played')
    for (const side of SIDES) {
      let before: string | undefined
      for (const step of watched.timeline.moments.keys()) {
        const host = hostAt(watched, side, step)
        const table = watchedTable(host, step > 0 ? hostAt(watched, side, step - 1) : undefined)
        const text = shell(WATCHED, host).out
        expect(printed(table)).toBe(text)
        const old = rowsOf(before ?? text)
        const differing = [...rowsOf(text)].flatMap(([name, row]) => {
          const was = old.get(name)
          if (!was) return [[row[0], '']]
          return row.flatMap((cell, at) => (cell !== was[at] && cell !== '' ? [[cell, was[at]]] : []))
        })
        expect(marked(table)).toEqual(differing)
        before = text
      }
    }
  })

  const at = (lines: readonly string[], step: (length: number) => number) => {
    const parsed = parse(['profile linux', ...lines].join('\n'), 'test')
    const watched = parsed.ok && watch(parsed.script)
    if (!watched) throw new Error('cannot be played')
    const place = step(watched.timeline.moments.length)
    return watchedTable(hostAt(watched, 'client', place), hostAt(watched, 'client', place - 1)).changes
  }

  test('a line that comes is new, one that goes is gone, a timer that stops was there', () => {
    const opened = ['server: listen', 'client: connect']
    expect(at(opened, () => 2)).toEqual([{ kind: 'new', state: 'SYN-SENT' }])
    expect(at(opened, () => 4)).toEqual([
      { kind: 'cell', column: 'State', now: 'ESTAB', was: 'SYN-SENT' },
      { kind: 'cell', column: 'Send-Q', now: '0', was: '1' },
      { kind: 'cell', column: 'timer', now: '', was: '(on,950ms,0)' },
    ])
    expect(at([...opened, 'client: close', 'server: close'], (length) => length - 1)).toEqual([
      { kind: 'gone', state: 'TIME-WAIT' },
    ])
  })
})
