import { acceptQueueFull, portsOf } from './findings/accept-queue'
import { closeWaitLeak, finWait2Orphans, lastAckStuck } from './findings/closing'
import { Evidence } from './findings/evidence'
import type { Finding } from './findings/finding'
import { synReceivedFlood, synSentStuck } from './findings/opening'
import { recvQFull, sendQStuck } from './findings/queues'
import { timeWaitMany } from './findings/time-wait'
import type { Listing } from './listing'

/**
 * What an engineer would see in a listing. A number alone is no fault: each is held against what the rest of the
 * listing says (connections in use, the same socket a sample later, retransmissions so far, a queue that is full).
 */
export function judge(listing: Listing): readonly Finding[] {
  const evidence = new Evidence(listing)
  const full = acceptQueueFull(evidence)
  const fullPorts = portsOf(full, listing)
  return [
    ...full,
    ...closeWaitLeak(evidence, fullPorts),
    ...recvQFull(evidence),
    ...sendQStuck(evidence),
    ...synSentStuck(evidence),
    ...synReceivedFlood(evidence, fullPorts),
    ...lastAckStuck(evidence),
    ...finWait2Orphans(evidence),
    ...timeWaitMany(evidence),
  ]
}
