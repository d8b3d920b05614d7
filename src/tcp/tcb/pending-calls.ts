import type { Connection } from './connection'
import type { Emit } from './effect'

/** The SENDs that remain outstanding once so many octets more have been acknowledged, in order. */
export function outstandingSends(sends: readonly number[], acknowledged: number): readonly number[] {
  let left = acknowledged
  return sends.flatMap((octets) => {
    const covered = Math.min(octets, left)
    left -= covered
    return covered < octets ? [octets - covered] : []
  })
}

/** Gives every RECEIVE that still waits this answer. */
export function answerReceives(c: Connection, words: string, emit: Emit): Connection {
  for (const _ of c.receives) emit({ type: 'signal', signal: words })
  return { ...c, receives: [] }
}

/** Gives every SEND and RECEIVE that is still outstanding this answer (RFC 9293 §3.10). */
export function answerCalls(c: Connection, words: string, emit: Emit): Connection {
  for (const _ of c.sends) emit({ type: 'signal', signal: words })
  return { ...answerReceives(c, words, emit), sends: [] }
}
