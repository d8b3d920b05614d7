import { isEndpoint } from '../endpoint'
import { stateAt } from '../spellings'
import type { Reader } from './context'

const OPENING = 0x28

/**
 * A row that begins with its addresses, or with two queues before them, and has its state behind: `netstat` of Solaris
 * (Local Remote Swind Send-Q Rwind Recv-Q State), tools that leave the protocol out, and words about a single socket.
 */
export const addresses: Reader = (words, context) => {
  if (context.isForeign) return null
  const hasQueues = words.isNumber(0) && words.isNumber(1)
  const local = hasQueues ? 2 : 0
  if (!isEndpoint(words, local) || !isEndpoint(words, local + 1)) return null
  let place = local + 2
  while (place < words.count && !stateAt(words, place)) place++
  if (place >= words.count) return null
  const hasWindows = !hasQueues && place === 6 && [2, 3, 4, 5].every((column) => words.isNumber(column))
  const queue = (own: number, solaris: number) =>
    hasQueues ? words.number(own) : hasWindows ? words.number(solaris) : null
  return {
    socket: {
      ...{ state: stateAt(words, place), local: words.at(local), remote: words.at(local + 1) },
      ...{ recvQ: queue(0, 5), sendQ: queue(1, 3), process: null, timer: null, sample: context.sample },
    },
    partial: false,
    isLoose: !hasQueues && !hasWindows && words.code(place) === OPENING,
    system: hasWindows ? 'solaris' : (context.system ?? 'linux'),
  }
}
