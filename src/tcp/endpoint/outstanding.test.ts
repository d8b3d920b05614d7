import { describe, test } from 'vitest'
import { party, partyIn } from '../testing/exchange'

/** RFC 9293 §3.10.2 to §3.10.5, §3.10.8: calls that wait, and how they are answered in the end. */

describe('3.10.2 SEND', () => {
  test('in LISTEN the data follows once the connection is established', () => {
    party()
      .calls('open', { mode: 'passive', remote: true })
      .calls('send', { length: 10 })
      .sends('SYN', { seq: 100, length: 0 })
      .receives('SYN+ACK', { seq: 300, ack: 101 })
      .sends('ACK', { seq: 101, ack: 301, length: 10 })
      .sendsNothing()
  })

  test.each(['passive', 'active'] as const)('in SYN-RECEIVED, from a %s OPEN, likewise', (origin) => {
    partyIn('SYN-RECEIVED', { origin })
      .calls('send', { length: 10 })
      .answers('queued')
      .receives('ACK')
      .isIn('ESTABLISHED')
      .sends('ACK', { seq: 101, ack: 301, length: 10 })
  })
})

describe('3.10.3 RECEIVE', () => {
  test('takes what has arrived', () => {
    partyIn('ESTABLISHED')
      .receives('ACK', { length: 100 })
      .calls('receive', { length: 30 })
      .answers({ octets: 30 })
      .calls('receive', { length: 100 })
      .answers({ octets: 70 })
      .calls('receive', { length: 1 })
      .answers('queued')
  })

  test('waits for what arrives later; the next one finds nothing', () => {
    partyIn('ESTABLISHED')
      .calls('receive', { length: 100 })
      .answers('queued')
      .receives('ACK', { length: 100 })
      .delivers(100)
      .receives('FIN+ACK')
      .calls('receive', { length: 1 })
      .answers('error: connection closing')
  })

  test('in CLOSE-WAIT takes what is on hand, then the connection is closing', () => {
    partyIn('ESTABLISHED')
      .receives('FIN+ACK', { length: 10 })
      .isIn('CLOSE-WAIT')
      .calls('receive', { length: 100 })
      .answers({ octets: 10 })
      .calls('receive', { length: 100 })
      .answers('error: connection closing')
  })

  test('is returned with "connection closing" when a FIN arrives, each of them', () => {
    partyIn('ESTABLISHED')
      .calls('receive', { length: 1 })
      .calls('receive', { length: 1 })
      .receives('FIN+ACK')
      .isTold('connection closing', 'connection closing', 'connection closing')
  })
})

describe('3.10.4 CLOSE', () => {
  test('in LISTEN returns outstanding RECEIVEs with "error: closing"', () => {
    partyIn('LISTEN').calls('receive', { length: 1 }).calls('close').isTold('error: closing').isIn('CLOSED')
  })

  test('in SYN-SENT returns queued SENDs and RECEIVEs with "error: closing"', () => {
    partyIn('SYN-SENT')
      .calls('send', { length: 10 })
      .calls('receive', { length: 1 })
      .calls('close')
      .isTold('error: closing', 'error: closing')
      .sendsNothing()
  })

  test('in SYN-RECEIVED, with SENDs issued, waits for ESTABLISHED, and then for the SENDs', () => {
    partyIn('SYN-RECEIVED')
      .calls('send', { length: 10 })
      .calls('close')
      .answers('queued')
      .isIn('SYN-RECEIVED')
      .calls('send', { length: 1 })
      .answers('error: connection closing')
      .receives('ACK')
      .isIn('FIN-WAIT-1')
      .sends('FIN+ACK', { seq: 101, length: 10 })
      .sendsNothing()
  })

  test('in ESTABLISHED enters FIN-WAIT-1 at once, and sends the FIN behind all SENDs', () => {
    partyIn('ESTABLISHED', { tcb: { 'SND.WND': 10 } })
      .calls('send', { length: 25 })
      .sends('ACK', { seq: 101, length: 10 })
      .calls('close')
      .isIn('FIN-WAIT-1')
      .sendsNothing()
      .receives('ACK', { ack: 111, window: 10 })
      .isIn('FIN-WAIT-1')
      .sends('ACK', { seq: 111, length: 10 })
      .receives('ACK', { ack: 121, window: 10 })
      .sends('FIN+ACK', { seq: 121, length: 5 })
      .receives('ACK', { ack: 126 })
      .isIn('FIN-WAIT-1')
      .receives('ACK', { ack: 127 })
      .isIn('FIN-WAIT-2')
  })

  test('in CLOSE-WAIT enters LAST-ACK only when all SENDs are segmentized', () => {
    partyIn('CLOSE-WAIT', { tcb: { 'SND.WND': 10 } })
      .calls('send', { length: 15 })
      .sends('ACK', { seq: 101, length: 10 })
      .calls('close')
      .isIn('CLOSE-WAIT')
      .calls('send', { length: 1 })
      .answers('error: connection closing')
      .receives('ACK', { ack: 111 })
      .sends('ACK', { seq: 111, length: 5 })
      .sends('FIN+ACK', { seq: 116, length: 0 })
      .isIn('LAST-ACK')
  })
})

describe('3.10.5 ABORT', () => {
  test('in LISTEN returns RECEIVEs with "error: connection reset"', () => {
    partyIn('LISTEN').calls('receive', { length: 1 }).calls('abort').isTold('error: connection reset')
  })

  test.each(['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT'] as const)(
    'in %s gives queued SENDs "connection reset"',
    (state) => {
      partyIn(state).calls('send', { length: 10 }).calls('abort').isTold('connection reset').isIn('CLOSED')
    },
  )

  test.each(['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'] as const)(
    'in %s gives queued RECEIVEs "connection reset"',
    (state) => {
      partyIn(state).calls('receive', { length: 1 }).calls('abort').isTold('connection reset')
    },
  )

  test('nothing is sent again, nothing goes off any more', () => {
    partyIn('ESTABLISHED')
      .calls('send', { length: 10 })
      .sends('ACK')
      .calls('abort')
      .sends('RST', { seq: 111 })
      .passes(1000)
      .sendsNothing()
  })

  test('the RST of a peer in SYN-RECEIVED carries no ACK, so a peer in SYN-SENT drops it', () => {
    const aborting = partyIn('SYN-RECEIVED', { origin: 'active' }).calls('abort')
    party({ iss: 300 }).calls('open', { mode: 'active' }).gets(aborting.outbox[0]).isIn('SYN-SENT')
  })
})

describe('3.10.7.4, second: a reset answers the calls that are outstanding', () => {
  test.each(['ESTABLISHED', 'CLOSE-WAIT'] as const)('in %s: SENDs and RECEIVEs, then the user', (state) => {
    partyIn(state)
      .calls('send', { length: 10 })
      .calls('send', { length: 10 })
      .receives('RST')
      .isTold('reset', 'reset', 'connection reset')
  })

  test('a SEND that is acknowledged is not outstanding any more', () => {
    partyIn('ESTABLISHED')
      .calls('send', { length: 10 })
      .calls('send', { length: 10 })
      .receives('ACK', { ack: 111 })
      .receives('RST')
      .isTold('reset', 'connection reset')
  })

  test.each(['FIN-WAIT-1', 'FIN-WAIT-2'] as const)('in %s: RECEIVEs', (state) => {
    partyIn(state).calls('receive', { length: 1 }).receives('RST').isTold('reset', 'connection reset')
  })

  test.each(['CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const)('in %s: nobody is left to be told', (state) => {
    partyIn(state).receives('RST').isTold().isIn('CLOSED')
  })

  test('in LAST-ACK a SEND that never arrived is told all the same (MUST-12)', () => {
    partyIn('CLOSE-WAIT').calls('send', { length: 10 }).calls('close').receives('RST').isTold('reset')
  })

  test('RECEIVEs outlast a return to LISTEN', () => {
    partyIn('LISTEN')
      .calls('receive', { length: 10 })
      .receives('SYN', { seq: 300 })
      .receives('RST')
      .isIn('LISTEN')
      .isTold()
      .calls('close')
      .isTold('error: closing')
  })
})

describe('3.10.8 Timeouts', () => {
  const aborted = 'error: connection aborted due to user timeout'

  test.each(['SYN-SENT', 'SYN-RECEIVED', 'FIN-WAIT-1', 'CLOSING', 'LAST-ACK'] as const)(
    'USER TIMEOUT in %s',
    (state) => {
      partyIn(state).passes(299).isIn(state).passes(1).isIn('CLOSED').isTold(aborted)
    },
  )

  test.each(['ESTABLISHED', 'CLOSE-WAIT'] as const)(
    'USER TIMEOUT in %s, counted from the first octet that is not acknowledged, answers every call',
    (state) => {
      const p = partyIn(state).passes(1000).isIn(state).calls('send', { length: 10 })
      p.passes(300).isIn('CLOSED').isTold(aborted, aborted)
    },
  )

  test.each([
    ['SYN-SENT', 'SYN', 100],
    ['SYN-RECEIVED', 'SYN+ACK', 100],
    ['FIN-WAIT-1', 'FIN+ACK', 101],
    ['CLOSING', 'FIN+ACK', 101],
    ['LAST-ACK', 'FIN+ACK', 101],
  ] as const)('RETRANSMISSION TIMEOUT in %s sends the %s again', (state, control, seq) => {
    partyIn(state).passes(1).sends(control, { seq }).isIn(state).passes(2).sends(control, { seq })
  })

  test('RETRANSMISSION TIMEOUT sends the front of the queue again, and only that', () => {
    partyIn('ESTABLISHED', { mss: 10 })
      .calls('send', { length: 20 })
      .sends('ACK', { seq: 101 })
      .sends('ACK', { seq: 111 })
      .passes(1)
      .sends('ACK', { seq: 101, length: 10 })
      .sendsNothing()
  })

  test('TIME-WAIT TIMEOUT deletes the TCB', () => {
    partyIn('TIME-WAIT').passes(239.9).isIn('TIME-WAIT').passes(0.1).isIn('CLOSED').isTold()
  })
})
