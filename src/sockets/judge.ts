import { acceptQueueFull, portsOf } from './findings/accept-queue'
import { closeWaitLeak, finWait2Orphans, lastAckStuck } from './findings/closing'
import { Evidence } from './findings/evidence'
import type { Finding } from './findings/finding'
import { synReceivedFlood, synSentStuck } from './findings/opening'
import { recvQFull, sendQStuck } from './findings/queues'
import { timeWaitMany } from './findings/time-wait'
import { finish } from './finish'
import type { Listing } from './listing'

/** Judges a listing; yields between one kind of finding and the next, so that whoever drives it can let others have a turn. */
export function* judging(listing: Listing): Generator<undefined, readonly Finding[]> {
  const evidence = new Evidence(listing)
  const full = acceptQueueFull(evidence)
  const fullPorts = portsOf(full, listing)
  const found = [...full]
  for (const find of [
    closeWaitLeak,
    recvQFull,
    sendQStuck,
    synSentStuck,
    synReceivedFlood,
    lastAckStuck,
    finWait2Orphans,
    timeWaitMany,
  ]) {
    yield undefined
    found.push(...find(evidence, fullPorts))
  }
  return found
}

/**
 * What an engineer would see in a listing. A number alone is no fault: each is held against what the rest of the
 * listing says (connections in use, the same socket a sample later, retransmissions so far, a queue that is full).
 */
export const judge = (listing: Listing): readonly Finding[] => finish(judging(listing))
