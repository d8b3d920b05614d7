import type { State } from '../../tcp/tcb/state'
import { mayBeEndpoint } from '../endpoint'
import type { System } from '../listing'
import { spellingAtStartOf, stateAt, stateOf } from '../spellings'
import type { Words } from '../words'
import type { Context, Reader } from './context'
import { protocolAt } from './protocol'

const CAPITAL_T = 0x54
const COLON = 0x3a

const PROCESS = /(?:^|\s)(\d+)\/(\S.*)/
/** net-tools and BusyBox; `desligado` and `em` are the Portuguese off and on. */
const TIMER = /(off|on\d?|keepalive|timewait|probe|persist|unkn-\d+|desligado|em) ?\(([\d.]+\/\d+\/\d+)\)/
/** FreeBSD and macOS `-L`: waiting, half open and at most. */
const LISTEN_QUEUES = /^(\d{1,9})\/\d{1,9}\/(\d{1,9})$/
/** macOS 14 `-v`: the column process:pid. */
const NAMED_PROCESS = /(?:^|\s)([^\d\s].*?):(\d+)(?=\s|$)/

/** `22664/java`, `937/nginx -g daemon`: to the timer, else to where two blanks stand together. */
function processOf(details: string, timer: RegExpExecArray | null): string | null {
  const found = PROCESS.exec(timer ? details.slice(0, timer.index) : details)
  if (!found) return null
  const name = found[2]?.split(/\s{2}|\t/, 1)[0]?.replace(/[\s\\`]+$/, '')
  return `${name}/${found[1]}`
}

interface Details {
  readonly process: string | null
  readonly timer: string | null
}
const NO_DETAILS: Details = { process: null, timer: null }

/** What stands behind the state. Windows has the process number there, and no name. */
function detailsOf(words: Words, from: number, system: System, { pidColumn }: Context): Details {
  if (from >= words.count) return NO_DETAILS
  if (system === 'windows') {
    return words.isNumber(from) ? { process: `/${words.at(from)}`, timer: null } : NO_DETAILS
  }
  if (pidColumn >= 0) {
    const named = NAMED_PROCESS.exec(words.from(from))
    if (named) return { process: `${named[1]}/${named[2]}`, timer: null }
    const column = from + pidColumn
    return words.isNumber(column) ? { process: `/${words.at(column)}`, timer: null } : NO_DETAILS
  }
  const details = words.from(from)
  const timer = TIMER.exec(details)
  return { process: processOf(details, timer), timer: timer ? `${timer[1]} (${timer[2]})` : null }
}

/** Blanks that were lost: `10.0.0.1:8080ESTABLISHED`, `CLOSE_WAIT22664/java`. */
function unglued(words: Words, remote: number): { state: State; remote: string; details: string } | null {
  const address = /^(\S+?[:.](?:\d+|\*))(\(?[A-Za-z_-]{5}.*)$/.exec(words.at(remote))
  const tail = address ? `${address[2]} ${words.from(remote + 1)}` : words.from(remote + 1)
  const spelling = spellingAtStartOf(tail)
  const state = spelling && stateOf(spelling)
  const details = spelling ? tail.slice(spelling.length) : ''
  if (!state || /^[A-Za-z_]/.test(details)) return null
  return { state, remote: address?.[1] ?? words.at(remote), details }
}

/** The state behind the addresses, though other columns stand between; -1 where there is none. */
function placeOfState(words: Words, from: number): number {
  for (let at = from; at < words.count; at++) {
    // A process may be called like a state, and what follows a number and a stroke is one.
    if (words.has(at, 0x2f) && words.code(at) >= 0x30 && words.code(at) <= 0x39) return -1
    if (stateAt(words, at)) return at
  }
  return -1
}

function systemOf(
  words: Words,
  protocol: number,
  hasQueues: boolean,
  local: number,
  context: Context,
): System {
  if (!hasQueues && words.code(protocol) === CAPITAL_T) return 'windows'
  if (words.has(local, COLON)) return 'linux'
  if (context.system === 'macos' || words.length(protocol) > 3) return 'macos'
  return 'bsd'
}

/**
 * `netstat` of Linux, BusyBox, BSD, macOS, AIX and Windows: [Tcpcb] Proto [Recv-Q Send-Q] Local Foreign [State] … with
 * whatever columns behind; `-L` of BSD has `qlen/incqlen/maxqlen` for the queues and no peer.
 */
export const netstat: Reader = (words, context) => {
  let at = protocolAt(words, 0) === 'tcp' ? 0 : 1
  if (at === 1 && (words.length(0) < 8 || protocolAt(words, 1) !== 'tcp')) return null
  const protocol = at++
  const queues = LISTEN_QUEUES.exec(words.at(at))
  const hasQueues = words.isNumber(at) && words.isNumber(at + 1)
  if (queues) at++
  else if (hasQueues) at += 2
  const [local, remote] = [at, at + 1]
  if (!mayBeEndpoint(words, local) || stateAt(words, local)) return null
  const system = systemOf(words, protocol, hasQueues, local, context)
  if (queues) {
    return {
      socket: {
        ...{ state: null, local: words.at(local), remote: null, process: null, timer: null },
        ...{ recvQ: Number(queues[1]), sendQ: Number(queues[2]), sample: context.sample },
      },
      ...{ partial: false, isLoose: false, system },
    }
  }
  const hasRemote = mayBeEndpoint(words, remote)
  if (!hasRemote && !hasQueues) return null
  const isNext = hasRemote && remote + 1 < words.count && stateAt(words, remote + 1) !== null
  const place = isNext ? remote + 1 : hasRemote ? placeOfState(words, remote + 1) : -1
  const loose = place < 0 && hasRemote ? unglued(words, remote) : null
  if (place < 0 && !loose && !hasRemote && remote < words.count) return null
  const details = place < 0 ? NO_DETAILS : detailsOf(words, place + 1, system, context)
  const glued = loose && TIMER.exec(loose.details)
  // A word of a language that is not known is told by where it stands: who has no peer listens.
  const word = place < 0 && !loose && hasRemote && words.length(remote + 1) > 1 ? words.at(remote + 1) : ''
  const isWord = /^\p{L}/u.test(word)
  const state =
    loose?.state ??
    (place >= 0 ? stateAt(words, place) : null) ??
    (isWord && /[:.](\*|0)$/.test(words.at(remote)) ? 'LISTEN' : null) ??
    (place < 0 && context.isFiltered ? context.implied : null)
  return {
    socket: {
      state,
      local: words.at(local),
      remote: loose?.remote ?? (hasRemote ? words.at(remote) : null),
      recvQ: hasQueues ? words.number(protocol + 1) : null,
      sendQ: hasQueues ? words.number(protocol + 2) : null,
      process: loose
        ? processOf(loose.details, glued)
        : isWord
          ? detailsOf(words, remote + 2, system, context).process
          : details.process,
      timer: loose ? (glued ? `${glued[1]} (${glued[2]})` : null) : details.timer,
      sample: context.sample,
    },
    partial: state === null && !isWord,
    isLoose: false,
    system,
  }
}
