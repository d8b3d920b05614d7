import type { State } from '../tcp/tcb/state'
import type { Socket, System, Tool } from './listing'
import { addresses } from './readers/addresses'
import type { Context, Reader, Row } from './readers/context'
import { countOf } from './readers/count'
import { lsof } from './readers/lsof'
import { netstat } from './readers/netstat'
import { powershell } from './readers/powershell'
import { proc } from './readers/proc'
import { protocolAt } from './readers/protocol'
import { sockstat } from './readers/sockstat'
import { processOfUsers, ss } from './readers/ss'
import { stateAt } from './spellings'
import { learn } from './surroundings'
import { Words } from './words'

interface Known {
  readonly tool: Tool
  readonly read: Reader
}

const READERS: readonly Known[] = [
  { tool: 'ss', read: ss },
  { tool: 'netstat', read: netstat },
  { tool: '/proc/net/tcp', read: proc },
  { tool: 'lsof', read: lsof },
  { tool: 'sockstat', read: sockstat },
  { tool: 'Get-NetTCPConnection', read: powershell },
  { tool: 'netstat', read: addresses },
]
/** Those whose rows begin with a word by which one finds them behind something else. */
const BEHIND_A_PREFIX = READERS.slice(0, 2)

/** Marks of a quotation, a comment, a table or a change, in front of a row. */
const MARKS = new Set(Array.from('>|#"\'`+│┃┆▌', (mark) => mark.charCodeAt(0)))
const BACKTICK = 0x60
const HYPHEN = 0x2d
/** A prefix of more words is no prefix: a time, a host, a line number. */
const LONGEST_PREFIX = 9
/** A mail client breaks a row once or twice. */
const MOST_BREAKS = 2

/** A row of which the rest may stand in the next line. */
interface Pending {
  readonly known: Known
  readonly row: Row
  readonly text: string
  readonly breaks: number
}

/** A listing being read, line by line. */
export class Reading {
  readonly sockets: Socket[] = []
  readonly loose: Socket[] = []
  readonly counted = new Map<State, number>()
  readonly rowsBy = new Map<Tool, number>()
  countLines = 0
  ignored = 0
  system: System | null = null
  readonly context: Context = {
    ...{ sample: 0, isFiltered: false, implied: null, isForeign: false, pidColumn: -1, system: null },
  }
  readonly #words = new Words()
  readonly #joined = new Words()
  #reader: Known = READERS[0] as Known
  #pending: Pending | null = null
  /** The line before was a row. */
  #isBehindRow = false
  #rowsBefore = 0
  /** Rows of one tool, one after another. */
  #tool: Tool | null = null
  #rows = 0

  line(text: string, from: number, to: number) {
    const words = this.#words
    const start = beginning(text, from, to)
    words.divide(text, start, to)
    if (words.count === 0) {
      if (start > from && text.slice(from, to).trim() !== '') this.ignored++
      return
    }
    const row = protocolAt(words, 0) === 'other' ? null : (this.#read(words) ?? this.#readBehindPrefix(words))
    if (!row && words.start(0) > start) words.divide(text, start, to)
    if (this.#pending && (!row || row.partial) && this.#joinedWith(words)) return
    this.#settle()
    if (!row) this.#pass(words)
    else if (row.partial) this.#pending = { known: this.#reader, row, text: words.from(0), breaks: 0 }
    else this.#accept(this.#reader.tool, row)
  }

  end() {
    this.#settle()
    this.#change(null)
  }

  #change(tool: Tool | null) {
    if (this.#tool) this.rowsBy.set(this.#tool, (this.rowsBy.get(this.#tool) ?? 0) + this.#rows)
    this.#tool = tool
    this.#rows = 1
  }

  /** By the reader of the row before, else by the first that understands it. */
  #read(words: Words, readers: readonly Known[] = READERS): Row | null {
    const last = this.#reader.read(words, this.context)
    if (last) return last
    for (const known of readers) {
      const row = known === this.#reader ? null : known.read(words, this.context)
      if (!row) continue
      this.#reader = known
      return row
    }
    return null
  }

  /** `grep -n`, `nl`, a time, a host: what stands before the protocol or before a state and two queues. */
  #readBehindPrefix(words: Words): Row | null {
    const number = /^\d+[:-](?=[A-Za-z])/.exec(words.at(0))
    if (number) {
      words.divide(words.text, words.start(0) + number[0].length, words.end)
      return this.#read(words, BEHIND_A_PREFIX)
    }
    for (let at = 1; at < Math.min(words.count - 2, LONGEST_PREFIX); at++) {
      const protocol = protocolAt(words, at)
      if (protocol === 'other') return null
      const isRow = words.isNumber(at + 1) && words.isNumber(at + 2) && stateAt(words, at) !== null
      if (protocol !== 'tcp' && !isRow) continue
      words.divide(words.text, words.start(at), words.end)
      return this.#read(words, BEHIND_A_PREFIX)
    }
    return null
  }

  #joinedWith(words: Words): boolean {
    const pending = this.#pending as Pending
    const text = `${pending.text} ${words.from(0)}`
    this.#joined.divide(text, 0, text.length)
    const row = pending.known.read(this.#joined, this.context)
    if (!row) return false
    if (!row.partial) {
      this.#pending = null
      this.#accept(pending.known.tool, row)
      return true
    }
    if (pending.breaks + 1 >= MOST_BREAKS || !hasMore(row.socket, pending.row.socket)) return false
    this.#pending = { ...pending, row, text, breaks: pending.breaks + 1 }
    return true
  }

  /** What no further line has completed is taken as it stands. */
  #settle() {
    const pending = this.#pending
    this.#pending = null
    if (pending) this.#accept(pending.known.tool, pending.row)
  }

  #accept(tool: Tool, { socket, isLoose, system }: Row) {
    if (isLoose) this.loose.push(socket)
    else this.sockets.push(socket)
    this.system ??= system
    if (tool === this.#tool) this.#rows++
    else this.#change(tool)
    this.#isBehindRow = true
  }

  #pass(words: Words) {
    const isBehindRow = this.#isBehindRow
    this.#isBehindRow = false
    if (isBehindRow && this.#continues(words)) return
    const counted = countOf(words)
    if (counted) {
      this.countLines++
      this.counted.set(counted.state, (this.counted.get(counted.state) ?? 0) + counted.count)
      return
    }
    this.ignored++
    if (!learn(words.from(0), this.context)) return
    if (this.sockets.length > this.#rowsBefore) this.context.sample++
    this.#rowsBefore = this.sockets.length
  }

  /** The process of the row above, on a line of its own: `users:((…))`, `22664/java`, `[firefox.exe]`. */
  #continues(words: Words): boolean {
    const last = this.sockets.at(-1)
    if (!last) return false
    const text = words.from(0)
    const name = /^\[([^\]]{1,64})\]\s*$/.exec(text)?.[1]
    if (name && last.process?.startsWith('/')) {
      this.sockets[this.sockets.length - 1] = { ...last, process: `${name}${last.process}` }
      return false
    }
    if (last.process !== null) return false
    const told = /^(\d+)\/(\S.{0,63})$/.exec(text.trimEnd())
    const process = text.startsWith('users:((') ? processOfUsers(text) : told && `${told[2]}/${told[1]}`
    if (!process) return false
    this.sockets[this.sockets.length - 1] = { ...last, process }
    return true
  }

  /** How many samples there are rows of. */
  get samples() {
    return this.sockets.length > this.#rowsBefore ? this.context.sample + 1 : Math.max(1, this.context.sample)
  }
}

const hasMore = (now: Socket, before: Socket) => now.remote !== before.remote || now.state !== before.state

/** Where a line begins behind its blanks and marks. */
function beginning(text: string, from: number, to: number): number {
  let at = from
  for (; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code <= 0x20) continue
    // An association of SCTP in the listing of `ss`.
    if (!MARKS.has(code) || (code === BACKTICK && text.charCodeAt(at + 1) === HYPHEN)) break
  }
  return at
}
