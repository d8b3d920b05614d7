import type { Host, HostSocket } from '../../host/host'
import { watchedCells } from './ss'
import { printedState } from './states'

/** A stretch of a line: what stands in a cell, or what keeps cells apart. */
export interface Span {
  readonly text: string
  /** It was otherwise at the moment before; empty: nothing stood there. */
  readonly was?: string
}

/** Something that is otherwise than at the moment before. */
export type Change =
  | { readonly kind: 'cell'; readonly column: string; readonly now: string; readonly was: string }
  | { readonly kind: 'new'; readonly state: string }
  | { readonly kind: 'gone'; readonly state: string }

export interface WatchedTable {
  /** Line by line what `ss -tano` prints, without the newlines. */
  readonly lines: readonly (readonly Span[])[]
  readonly changes: readonly Change[]
}

const COLUMNS = { state: 'State', recvQ: 'Recv-Q', sendQ: 'Send-Q', process: 'timer' } as const

const isColumn = (name: string): name is keyof typeof COLUMNS => Object.hasOwn(COLUMNS, name)

const nameOf = ({ local, remote }: HostSocket) =>
  [local.address, local.port, remote.address, remote.port].join(' ')

/** `timer:(on,1sec,0)` is told as the timer that it is. */
const told = (text: string) => /^timer:(\(.*\))$/.exec(text)?.[1] ?? text

/** The cells of each socket at the moment before, by its addresses. */
function cellsBySocket(host: Host): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const [, ...rows] = watchedCells(host)
  return new Map(
    rows.map((row, at) => [
      nameOf(host.sockets[at] as HostSocket),
      new Map(row.map(({ name, text }) => [name, text.trim()])),
    ]),
  )
}

/** What `ss -tano` prints on a host, and what of it is otherwise than at the moment before; at the first, nothing is. */
export function watchedTable(now: Host, before: Host | undefined): WatchedTable {
  const known = before && cellsBySocket(before)
  const [head = [], ...rows] = watchedCells(now)
  const changes: Change[] = []
  const lines = rows.map((row, at) => {
    const socket = now.sockets[at] as HostSocket
    const old = known?.get(nameOf(socket))
    const isNew = known !== undefined && old === undefined
    if (isNew) changes.push({ kind: 'new', state: printedState(socket.state) })
    return row.flatMap(({ name, text }): Span[] => {
      const word = text.trim()
      const was = old?.get(name) ?? ''
      const isOther = isColumn(name) && (isNew ? name === 'state' : old !== undefined && was !== word)
      if (isOther && !isNew) {
        changes.push({ kind: 'cell', column: COLUMNS[name], now: told(word), was: told(was) })
      }
      if (!isOther || word === '') return [{ text }]
      const [lead = '', rest = ''] = text.split(word, 2)
      return [{ text: lead }, { text: word, was }, { text: rest }].filter((span) => span.text !== '')
    })
  })
  const here = new Set(now.sockets.map(nameOf))
  const gone = before?.sockets.filter((socket) => !here.has(nameOf(socket))) ?? []
  changes.push(...gone.map(({ state }) => ({ kind: 'gone' as const, state: printedState(state) })))
  return { lines: [head.map(({ text }) => ({ text })), ...lines], changes }
}
