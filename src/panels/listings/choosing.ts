import type { Fate } from '../../sockets/compare'
import type { Finding } from '../../sockets/findings/finding'
import type { Socket } from '../../sockets/listing'
import { STATES, type State } from '../../tcp/tcb/state'

/** The sockets of one listing, or of two that are compared. */
export interface Sockets {
  readonly all: readonly Socket[]
  /** By place, where two listings are compared. */
  readonly fates?: readonly Fate[]
  readonly was?: readonly (State | null)[]
  /** The first finding that is about a socket, from 0. */
  readonly found: ReadonlyMap<Socket, number>
}

/** The one thing that a press on the map, on a finding or on a change narrows the table down to. */
export type Only =
  | { readonly by: 'state'; readonly state: State }
  | { readonly by: 'finding'; readonly finding: Finding; readonly sockets: ReadonlySet<Socket> }
  | { readonly by: 'fate'; readonly fate: Fate }

export const COLUMNS = ['state', 'recvQ', 'sendQ', 'local', 'remote', 'process', 'timer'] as const
export type Column = (typeof COLUMNS)[number]

/** By finding: those with one first; else by a column, upwards or downwards. */
export type Order = { readonly by: 'finding' } | { readonly by: Column; readonly down: boolean }

export interface Choice {
  readonly only: Only | undefined
  /** Words of which a socket has all, in lower case. */
  readonly words: readonly string[]
  readonly order: Order
}

/** Sockets that are looked at, and pairs that are compared, between two looks at the clock. */
const AT_ONCE = 1024

/** Columns that the tool of a listing has. */
export function columnsOf(sockets: readonly Socket[]): ReadonlySet<Column> {
  const told = new Set<Column>()
  for (const socket of sockets) {
    if (told.size === COLUMNS.length) break
    for (const column of COLUMNS) if (socket[column] !== null) told.add(column)
  }
  return told
}

const has = (text: string | null, word: string) => text?.toLowerCase().includes(word) ?? false

const fits = (socket: Socket, words: readonly string[]) =>
  words.every(
    (word) =>
      has(socket.local, word) ||
      has(socket.remote, word) ||
      has(socket.process, word) ||
      has(socket.state, word),
  )

function isIn({ fates }: Sockets, only: Only, socket: Socket, place: number): boolean {
  if (only.by === 'state') return socket.state === only.state && fates?.[place] !== 'went'
  if (only.by === 'finding') return only.sockets.has(socket)
  return fates?.[place] === only.fate
}

/** Numbers in a text as high as they are: `10.0.0.2:80` before `10.0.0.10:22`. */
const ordered = (text: string) => text.replace(/\d+/g, (digits) => digits.padStart(6, '0'))

/** What a socket is ordered by; what its tool does not tell comes last. */
function keyOf(socket: Socket, column: Column): string | number {
  const value = socket[column]
  if (column === 'state') return socket.state === null ? STATES.length : STATES.indexOf(socket.state)
  if (typeof value === 'number') return value
  return value === null ? '\uffff' : ordered(value)
}

/** A merge sort that can be done in slices: stable, as who presses one column after another expects. */
function* sorted(
  places: number[],
  isAfter: (a: number, b: number) => boolean,
): Generator<undefined, number[]> {
  let [from, to] = [places, new Array<number>(places.length)]
  let compared = 0
  for (let width = 1; width < places.length; width *= 2) {
    for (let start = 0; start < places.length; start += 2 * width) {
      const middle = Math.min(start + width, places.length)
      const end = Math.min(start + 2 * width, places.length)
      let [left, right] = [start, middle]
      for (let at = start; at < end; at++) {
        const isRight =
          left >= middle || (right < end && isAfter(from[left] as number, from[right] as number))
        to[at] = from[isRight ? right++ : left++] as number
        if (++compared % AT_ONCE === 0) yield undefined
      }
    }
    ;[from, to] = [to, from]
  }
  return from
}

/** The places of the sockets that a choice leaves, in its order. Yields between some of them. */
export function* choosing(
  sockets: Sockets,
  { only, words, order }: Choice,
): Generator<undefined, readonly number[]> {
  const { all, found } = sockets
  const left: number[] = []
  const keys = new Array<string | number>(all.length)
  for (const [place, socket] of all.entries()) {
    if (place % AT_ONCE === 0) yield undefined
    if (only && !isIn(sockets, only, socket, place)) continue
    if (!fits(socket, words)) continue
    left.push(place)
    keys[place] = order.by === 'finding' ? (found.get(socket) ?? found.size) : keyOf(socket, order.by)
  }
  const key = (place: number) => keys[place] as string | number
  const isDown = order.by !== 'finding' && order.down
  return yield* sorted(left, isDown ? (a, b) => key(a) < key(b) : (a, b) => key(a) > key(b))
}
