import type { State } from '../../tcp/tcb/state'
import { isEndpoint, mayBeEndpoint } from '../endpoint'
import { stateOf } from '../spellings'
import type { Reader } from './context'
import { protocolAt } from './protocol'

const USERS = /users:\(\("(.*?)",(?:pid=)?(\d+)/
const TIMER = /timer:\(([^)]*)\)/

/** The first process of `users:(("nginx",pid=1,fd=7),…)`, or of the `users:(("nginx",1,7))` before iproute2 4. */
export function processOfUsers(text: string): string | null {
  const found = USERS.exec(text)
  return found ? `${found[1]}/${found[2]}` : null
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
    state = stateOf(words.at(at))
    if (!state) return null
    // Of UDP `ss -u` tells nothing else; a TCP socket in this state it never lists.
    if (!protocol && state === 'CLOSED') return null
    at++
  }
  if (!words.isNumber(at) || !words.isNumber(at + 1)) return null
  const [local, remote, rest] = [at + 2, at + 3, at + 4]
  if (!mayBeEndpoint(words, local) || stateOf(words.at(local))) return null
  const hasPeer = mayBeEndpoint(words, remote)
  const details = rest < words.count ? words.from(rest) : ''
  if (!state) {
    if (!hasPeer || stateOf(words.at(rest))) return null
    const isCertain = context.isFiltered || words.startsWith(rest, 'timer:(') || words.startsWith(rest, 'users:(')
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
      timer: details ? (TIMER.exec(details)?.[1] ?? null) : null,
      sample: context.sample,
    },
    partial: !hasPeer,
    isLoose: false,
    system: 'linux',
  }
}
