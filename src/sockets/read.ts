import { countsOf, inOrder } from './counts'
import { finish } from './finish'
import type { Listing, Socket, Tool } from './listing'
import { Reading } from './reading'
import { repetitions } from './repetitions'

/** Colours, cursor movements, titles (ECMA-48 CSI and OSC). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ESCAPES = /\x1b(?:\[[0-9;:?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_()][0-9A-Za-z]?)/g
/** A socket that was told outside of the table stands beside the first that has its local address. */
function placed(sockets: Socket[], loose: readonly Socket[]): readonly Socket[] {
  for (const socket of loose) {
    const beside = sockets.findIndex(({ local }) => local === socket.local)
    sockets.splice(beside < 0 ? sockets.length : beside + 1, 0, socket)
  }
  return sockets
}

const mostOf = (rowsBy: ReadonlyMap<Tool, number>): Tool | null =>
  Array.from(rowsBy).reduce<[Tool | null, number]>(
    (best, each) => (each[1] > best[1] ? each : best),
    [null, 0],
  )[0]

/** Code units that are read between two looks at the clock: some hundred lines. */
const AT_ONCE = 1 << 15

/** Where a part of the text ends that begins here: behind a whole line. */
function endOfPart(text: string, from: number, newline: string): number {
  if (text.length - from <= AT_ONCE) return text.length
  const end = text.indexOf(newline, from + AT_ONCE)
  return end < 0 ? text.length : end + 1
}

function readPart(reading: Reading, given: string, newline: string) {
  const text = given.includes('\x1b') ? given.replace(ESCAPES, '') : given
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf(newline, from)
    const to = found < 0 ? text.length : found
    reading.line(text, from, to)
    from = to + 1
  }
}

/** Reads a listing as `readListing` does; yields after each part of the text the code units that are read so far. */
export function* readingListing(text: string): Generator<number, Listing> {
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
  const reading = new Reading()
  for (let from = 0; from < text.length; ) {
    const to = endOfPart(text, from, newline)
    readPart(reading, from === 0 && to === text.length ? text : text.slice(from, to), newline)
    from = to
    yield from
  }
  reading.end()
  const sockets = placed(reading.sockets, reading.loose)
  if (sockets.length === 0) {
    const hasCounts = reading.counted.size > 0
    return {
      ...{ tool: hasCounts ? 'counts' : null, system: 'linux', sockets, samples: 1, distinct: 0 },
      ...{ counts: inOrder(Object.fromEntries(reading.counted)), ignored: reading.ignored },
    }
  }
  const { distinct, most } = repetitions(sockets)
  return {
    tool: mostOf(reading.rowsBy),
    system: reading.context.system ?? reading.system ?? 'linux',
    counts: countsOf(sockets),
    sockets,
    ignored: reading.ignored + reading.countLines,
    samples: distinct < sockets.length ? Math.max(most, reading.samples) : 1,
    distinct,
  }
}

/**
 * A listing of sockets as people paste it: of whatever tool, with whatever stands around it. It never throws; a text
 * without a socket has none. Counts alone (`40 TIME_WAIT`) give counts and no rows; beside rows they are passed over.
 */
export const readListing = (text: string): Listing => finish(readingListing(text))
