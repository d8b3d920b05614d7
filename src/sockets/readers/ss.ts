import type { State } from '../../tcp/tcb/state'
import { isEndpoint, mayBeEndpoint } from '../endpoint'
import { stateAt } from '../spellings'
import type { Reader } from './context'
import { protocolAt } from './protocol'

const USERS = /users:\(\("(.*?)",(?:pid=)?(\d+)/
const TIMER = /timer:\(([^)]*)\)/
const OPENING = 'users:(("'

/** A table has few different processes: what was read once is found again. */
const read = new Map<string, string>()
const MOST_REMEMBERED = 4096

/** The first process of `users:(("nginx",pid=1,fd=7),…)`, or of the `users:(("nginx",1,7))` before iproute2 4. */
export function processOfUsers(text: string): string | null {
  const start = text.indexOf(OPENING)
  if (start < 0) return null
  const name = text.indexOf('",', start + OPENING.length)
  const end = text.indexOf(',', name + 2)
  const told = name < 0 || end < 0 ? text.slice(start) : text.slice(start, end)
  const known = read.get(told)
  if (known !== undefined) return known
  const found = USERS.exec(told)
  if (!found) return null
  const process = `${found[1]}/${found[2]}`
  if (read.size < MOST_REMEMBERED && told.length < 100) read.set(told, process)
  return process
}

/**
 * `ss`: [Netid] State Recv-Q Send-Q Local Peer [timer:(…)] [users:((…))] … Without the Netid where only TCP was asked
 * for, without the State where one was.
 */
export const ss: Reader = (words, context) => {
  const protocol = protocolAt(words, 0)
  if (protocol === 'other' || (!protocol && context.isForeign)) return null
  let at = protocol ? 1 : 0
  let state: State | null = null
  if (!words.isNumber(at)) {
    state = stateAt(words, at)
    if (!state) return null
    // Of UDP `ss -u` tells nothing else; a TCP socket in this state it never lists.
    if (!protocol && state === 'CLOSED') return null
    at++
  }
  if (!words.isNumber(at) || !words.isNumber(at + 1)) return null
  const [local, remote, rest] = [at + 2, at + 3, at + 4]
  if (!mayBeEndpoint(words, local) || stateAt(words, local)) return null
  const hasPeer = mayBeEndpoint(words, remote)
  const details = rest < words.count ? words.from(rest) : ''
  if (!state) {
    if (!hasPeer || stateAt(words, rest)) return null
    const isCertain =
      context.isFiltered || words.startsWith(rest, 'timer:(') || words.startsWith(rest, 'users:(')
    const isBare = !protocol && rest === words.count && isEndpoint(words, local) && isEndpoint(words, remote)
    if (!isCertain && !isBare) return null
    state = context.implied
  } else if (!hasPeer && remote < words.count) return null
  return {
    socket: {
      state,
      local: words.at(local),
      remote: hasPeer ? words.at(remote) : null,
      recvQ: words.number(at),
      sendQ: words.number(at + 1),
      process: details ? processOfUsers(details) : null,
      timer: details.includes('timer:(') ? (TIMER.exec(details)?.[1] ?? null) : null,
      sample: context.sample,
    },
    partial: !hasPeer,
    isLoose: false,
    system: 'linux',
  }
}
