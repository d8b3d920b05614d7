import { describe, expect, test } from 'vitest'
import { vectors as foreign } from '../testing/truth'
import { type Vector, VectorRun } from '../testing/vectors'

/*
 * Exchanges with one endpoint, from the packetdrill suites of FreeBSD and gVisor: user calls, segments
 * that it receives, segments that it must send.
 */
const vectors: readonly Vector[] = foreign

interface Exception {
  readonly of: RegExp
  /** The line of RFC 9293 that the vector contradicts. */
  readonly rfc: string
  /** The difference that this makes, and the only one that is let pass. */
  readonly difference: RegExp
}

const EXCEPTIONS: readonly Exception[] = [
  {
    of: /rcv-syn-closing/,
    rfc: 'Figure 13: a FIN in FIN-WAIT-1 is answered by a bare ACK; the FIN is not sent again with it.',
    difference: /sends ACK seq=\d+ len=0 ack=2, expected FIN\+ACK seq=\d+ len=0 ack=2$/,
  },
  {
    of: /rcv-rst-ack-time-wait-using-shutdown-left-edge/,
    rfc: '3.10.7.4, second, TIME-WAIT: "enter the CLOSED state" (RFC 1337, F1 is policy.timeWaitRst)',
    difference: /in CLOSED, not as .*"TIME-WAIT":1/,
  },
  {
    of: /rcv-syn-ack-listen/,
    rfc: '3.10.7.2, second: "An acceptable reset segment should be formed for any arriving ACK-bearing segment."',
    difference: /sends RST seq=\d+ len=0, expected SYN\+ACK/,
  },
  {
    of: /rcv-syn-fin-with-data-syn-sent-dropping-disabled/,
    rfc: '3.10.7.3, fourth: "If there are other controls or text in the segment, queue them": the FIN too.',
    difference: /sends (FIN\+)?ACK seq=\d+ len=0 ack=5, expected (FIN\+)?ACK/,
  },
  {
    of: /rcv-syn-(fin-)?time-wait.*-insecure.*#FreeBSD/,
    rfc: '3.10.7.4, fourth: a SYN in the window resets, or is challenged; FreeBSD takes it for a new connection, or drops it.',
    difference: /sends RST\+ACK .*expected ACK|in CLOSED, not as .*"TIME-WAIT":1/,
  },
]

describe('vectors', () => {
  describe.each([0, 0xfffffff0])('with ISS %i', (iss) => {
    const excepted = new Set<Exception>()

    test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (id, vector) => {
      const differences = new VectorRun(vector, iss).play()
      const exception = EXCEPTIONS.find(({ of }) => of.test(id))
      if (exception && differences.length > 0) excepted.add(exception)
      expect(differences.filter((difference) => !exception?.difference.test(difference))).toEqual([])
    })

    test('every exception is needed', () => {
      expect(EXCEPTIONS.filter((exception) => !excepted.has(exception))).toEqual([])
    })
  })
})
