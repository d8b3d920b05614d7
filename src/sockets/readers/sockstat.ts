import { mayBeEndpoint } from '../endpoint'
import { stateAt } from '../spellings'
import type { Words } from '../words'
import type { Reader } from './context'
import { protocolAt } from './protocol'

/** `?` stands for a socket that no process holds. */
const isNumberOrNone = (words: Words, index: number) =>
  words.isNumber(index) ||
  (words.length(index) === 1 && (words.code(index) === 0x3f || words.code(index) === 0x2d))

/** `sockstat` of FreeBSD and NetBSD: USER COMMAND PID FD PROTO LOCAL FOREIGN [… STATE]. */
export const sockstat: Reader = (words, context) => {
  let protocol = 4
  while (protocol < Math.min(words.count, 10) && protocolAt(words, protocol) !== 'tcp') protocol++
  if (protocolAt(words, protocol) !== 'tcp') return null
  if (!isNumberOrNone(words, protocol - 1) || !isNumberOrNone(words, protocol - 2)) return null
  const [local, remote] = [protocol + 1, protocol + 2]
  if (!mayBeEndpoint(words, local) || !mayBeEndpoint(words, remote)) return null
  const command = words.text.slice(words.start(1), words.endOf(protocol - 3))
  let state = null
  for (let at = remote + 1; at < words.count && !state; at++) state = stateAt(words, at)
  return {
    socket: {
      ...{ state, local: words.at(local), remote: words.at(remote), recvQ: null, sendQ: null },
      process: words.isNumber(protocol - 2) ? `${command}/${words.at(protocol - 2)}` : null,
      ...{ timer: null, sample: context.sample },
    },
    ...{ partial: false, isLoose: false, system: 'bsd' },
  }
}
