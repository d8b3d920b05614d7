import { describe, expect, test } from 'vitest'
import { EDGES } from '../machine/edges'
import { connected, type Party, party, partyIn } from '../testing/exchange'

/** Carries everything that both have sent to the other side until nothing is under way. */
function settle(a: Party, b: Party): void {
  while (a.outbox.length + b.outbox.length > 0) {
    while (a.outbox.length > 0) b.gets(a.outbox.shift())
    while (b.outbox.length > 0) a.gets(b.outbox.shift())
  }
}

describe('what visualizers get wrong', () => {
  test('a FIN takes a sequence number, so a close comes to its end', () => {
    const { client, server } = connected()
    client
      .calls('close')
      .sends('FIN+ACK', { seq: 101, ack: 301 })
      .isIn('FIN-WAIT-1')
      .knows({ 'SND.NXT': 102 })
    server.receives('FIN+ACK', { seq: 101, ack: 301 }).sends('ACK', { seq: 301, ack: 102 }).isIn('CLOSE-WAIT')
    client.receives('ACK', { seq: 301, ack: 102 }).isIn('FIN-WAIT-2').sendsNothing()
    server.calls('close').sends('FIN+ACK', { seq: 301, ack: 102 }).isIn('LAST-ACK')
    client.receives('FIN+ACK', { seq: 301, ack: 102 }).sends('ACK', { seq: 102, ack: 302 }).isIn('TIME-WAIT')
    server.receives('ACK', { seq: 102, ack: 302 }).isIn('CLOSED')
  })

  test('data and FIN always carry an ACK', () => {
    partyIn('ESTABLISHED').calls('send', { length: 1 }).sends('ACK', { ack: 301, length: 1 })
    partyIn('ESTABLISHED').calls('close').sends('FIN+ACK', { ack: 301 })
  })

  test('FIN-WAIT-1 is left only by the ACK of the FIN, not of the data before it', () => {
    partyIn('ESTABLISHED')
      .calls('send', { length: 10 })
      .calls('close')
      .sends('ACK', { seq: 101, length: 10 })
      .sends('FIN+ACK', { seq: 111 })
      .receives('ACK', { ack: 111 })
      .isIn('FIN-WAIT-1')
      .receives('ACK', { ack: 112 })
      .isIn('FIN-WAIT-2')
  })

  test('FIN and ACK of our FIN at once lead from FIN-WAIT-1 to TIME-WAIT in one arc', () => {
    const arc = EDGES.find(({ from, to }) => from === 'FIN-WAIT-1' && to === 'TIME-WAIT')
    expect(arc).toMatchObject({ event: 'rcv FIN + ACK of FIN', drawn: false })
    partyIn('FIN-WAIT-1')
      .receives('FIN+ACK', { ack: 102 })
      .sends('ACK', { seq: 102, ack: 302 })
      .isIn('TIME-WAIT')
  })

  test('CLOSING is entered by a FIN, and left by an ACK alone', () => {
    partyIn('FIN-WAIT-1')
      .receives('FIN+ACK', { ack: 101 })
      .isIn('CLOSING')
      .receives('FIN+ACK', { seq: 301, ack: 101 })
      .isIn('CLOSING')
      .receives('ACK', { ack: 102 })
      .isIn('TIME-WAIT')
  })

  test('a pure ACK takes no sequence number', () => {
    partyIn('ESTABLISHED')
      .receives('ACK', { length: 10 })
      .sends('ACK', { seq: 101 })
      .knows({ 'SND.NXT': 101 })
  })

  test('an RST is believed only at RCV.NXT', () => {
    partyIn('ESTABLISHED').receives('RST', { seq: 300 }).sendsNothing().isIn('ESTABLISHED')
    partyIn('ESTABLISHED').receives('RST', { seq: 302 }).sends('ACK', { ack: 301 }).isIn('ESTABLISHED')
    partyIn('ESTABLISHED').receives('RST', { seq: 301 }).isIn('CLOSED').isTold('connection reset')
  })

  test('TIME-WAIT acknowledges a repeated FIN, and waits 2 MSL from then', () => {
    partyIn('TIME-WAIT')
      .passes(200)
      .receives('FIN+ACK', { seq: 301 })
      .sends('ACK', { seq: 102, ack: 302 })
      .passes(239)
      .isIn('TIME-WAIT')
      .passes(1)
      .isIn('CLOSED')
  })

  test('nothing is said of a timeout: what goes off is seen only by what is sent', () => {
    partyIn('TIME-WAIT').passes(240).sendsNothing().isTold().isIn('CLOSED')
  })

  test('tcp_fin_timeout bounds an orphaned FIN-WAIT-2, never TIME-WAIT', () => {
    const orphan = partyIn('ESTABLISHED', { profile: 'linux' }).calls('close').receives('ACK')
    orphan.isIn('FIN-WAIT-2').passes(60).isIn('CLOSED')
    const held = partyIn('ESTABLISHED', { profile: 'linux' }).calls('shutdown').receives('ACK')
    held.isIn('FIN-WAIT-2').passes(1000).isIn('FIN-WAIT-2')
    partyIn('TIME-WAIT', { profile: 'linux' }).passes(59.9).isIn('TIME-WAIT').passes(0.1).isIn('CLOSED')
  })
})

describe('opening', () => {
  test('three segments, and numbers from both sides', () => {
    const client = party().calls('open', { mode: 'active' }).sends('SYN', { seq: 100, mss: 1460 })
    const server = party({ iss: 300 }).calls('open', { mode: 'passive' })
    server.receives('SYN', { seq: 100 }).sends('SYN+ACK', { seq: 300, ack: 101 }).isIn('SYN-RECEIVED')
    client
      .receives('SYN+ACK', { seq: 300, ack: 101 })
      .sends('ACK', { seq: 101, ack: 301 })
      .isIn('ESTABLISHED')
    server.receives('ACK', { seq: 101, ack: 301 }).isIn('ESTABLISHED').sendsNothing()
  })

  test('crossing SYNs open one connection', () => {
    const a = party({ iss: 100 }).calls('open', { mode: 'active' })
    const b = party({ iss: 300 }).calls('open', { mode: 'active' })
    settle(a, b)
    a.isIn('ESTABLISHED').knows({ 'SND.NXT': 101, 'RCV.NXT': 301 })
    b.isIn('ESTABLISHED').knows({ 'SND.NXT': 301, 'RCV.NXT': 101 })
  })

  test('a connection may lead back to itself', () => {
    const self = party().calls('open', { mode: 'active' })
    self.gets(self.outbox.shift()).isIn('SYN-RECEIVED')
    self.gets(self.outbox.shift()).isIn('ESTABLISHED').knows({ 'SND.NXT': 101, 'RCV.NXT': 101 })
  })

  test('text and FIN that come with a SYN wait for the handshake', () => {
    party({ iss: 300 })
      .calls('open', { mode: 'passive' })
      .receives('SYN+FIN', { seq: 100, length: 10 })
      .sends('SYN+ACK', { ack: 101 })
      .delivers(0)
      .receives('ACK', { seq: 112, ack: 301 })
      .delivers(10)
      .isTold('connection closing')
      .sends('ACK', { ack: 112 })
      .isIn('CLOSE-WAIT')
  })

  test('a FIN among them waits too, though CLOSE has left SYN-RECEIVED already', () => {
    party({ iss: 300 })
      .calls('open', { mode: 'passive' })
      .receives('SYN+FIN', { seq: 100 })
      .sends('SYN+ACK', { ack: 101 })
      .calls('close')
      .sends('FIN+ACK', { seq: 301, ack: 101 })
      .isIn('FIN-WAIT-1')
      .receives('ACK', { seq: 102, ack: 301 })
      .sends('ACK', { ack: 102 })
      .isIn('CLOSING')
  })

  test('text that came with the SYN of a handshake that fails is never seen', () => {
    party({ iss: 300 })
      .calls('open', { mode: 'passive' })
      .receives('SYN', { seq: 100, length: 10 })
      .receives('RST', { seq: 101 })
      .isIn('LISTEN')
      .delivers(0)
  })

  test('the effective MSS is the smaller of both, 536 where none was announced (§3.7.1)', () => {
    const open = (told: { mss?: number }) =>
      party({ mss: 1000, window: 9000 })
        .calls('open', { mode: 'active' })
        .receives('SYN+ACK', { seq: 300, ack: 101, ...told })
        .sends('SYN')
        .sends('ACK')
        .calls('send', { length: 1500 })
    open({ mss: 1400 }).sends('ACK', { length: 1000 })
    open({ mss: 700 }).sends('ACK', { length: 700 })
    open({}).sends('ACK', { length: 536 })
  })
})

describe('closing', () => {
  test('data, ACK and FIN in one segment are all taken', () => {
    partyIn('FIN-WAIT-1')
      .receives('FIN+ACK', { ack: 102, length: 10 })
      .delivers(10)
      .sends('ACK', { seq: 102, ack: 312 })
      .sendsNothing()
      .isIn('TIME-WAIT')
  })

  test('a FIN that overtakes its data is held until the data has come', () => {
    partyIn('ESTABLISHED')
      .receives('FIN+ACK', { seq: 311 })
      .sends('ACK', { ack: 301 })
      .isIn('ESTABLISHED')
      .isTold()
      .receives('ACK', { length: 10 })
      .delivers(10)
      .isTold('connection closing')
      .sends('ACK', { ack: 312 })
      .isIn('CLOSE-WAIT')
  })

  test('both close at once', () => {
    const { client, server } = connected()
    client.calls('close')
    server.calls('close')
    server.gets(client.outbox.shift()).isIn('CLOSING').outbox.reverse()
    client.gets(server.outbox.pop()).isIn('CLOSING')
    settle(client, server)
    client.isIn('TIME-WAIT')
    server.isIn('TIME-WAIT')
  })

  test('half closed, the other direction goes on', () => {
    const { client, server } = connected()
    client.calls('shutdown')
    settle(client, server)
    server.calls('send', { length: 100 })
    settle(client, server)
    client.isIn('FIN-WAIT-2').delivers(100)
  })

  test('FIN-WAIT-1 out of SYN-RECEIVED is not moved on by the ACK of the SYN (C10)', () => {
    partyIn('SYN-RECEIVED')
      .calls('close')
      .sends('FIN+ACK', { seq: 101 })
      .isIn('FIN-WAIT-1')
      .receives('ACK', { ack: 101 })
      .isIn('FIN-WAIT-1')
      .receives('ACK', { ack: 102 })
      .isIn('FIN-WAIT-2')
  })

  test('two ends in TIME-WAIT do not acknowledge each other for ever (C7)', () => {
    const a = partyIn('TIME-WAIT', { iss: 100, tcb: { 'RCV.NXT': 302 } })
    const b = partyIn('TIME-WAIT', { iss: 300, tcb: { 'RCV.NXT': 102 } })
    a.receives('ACK', { seq: 250 })
    settle(a, b)
    a.sendsNothing()
    b.sendsNothing()
  })
})

describe('numbers wrap at 2^32', () => {
  const LAST = 0xffffffff

  test('a SYN with the last number is followed by 0', () => {
    const client = party({ iss: LAST }).calls('open', { mode: 'active' }).sends('SYN', { seq: LAST })
    client.receives('SYN+ACK', { seq: LAST, ack: 0 }).sends('ACK', { seq: 0, ack: 0 }).isIn('ESTABLISHED')
  })

  test('data across the end, sent and received', () => {
    const { client, server } = connected()
    client.endpoint.set({ window: 1000 })
    const across = partyIn('ESTABLISHED', { iss: LAST - 5, tcb: { 'RCV.NXT': LAST - 4 } })
    across
      .calls('send', { length: 10 })
      .sends('ACK', { seq: LAST - 4 })
      .knows({ 'SND.NXT': 5 })
    across.receives('ACK', { ack: 5, length: 10 }).delivers(10).knows({ 'SND.UNA': 5, 'RCV.NXT': 5 })
    across.sends('ACK', { seq: 5, ack: 5 })
    server.sendsNothing()
  })

  test('out of order across the end', () => {
    partyIn('ESTABLISHED', { tcb: { 'RCV.NXT': LAST - 4 } })
      .receives('ACK', { seq: 5, length: 5 })
      .delivers(0)
      .receives('ACK', { seq: LAST - 4, length: 10 })
      .delivers(15)
      .knows({ 'RCV.NXT': 10 })
  })

  test('a FIN with the last number', () => {
    partyIn('ESTABLISHED', { iss: LAST - 1 })
      .calls('close')
      .sends('FIN+ACK', { seq: LAST })
      .receives('ACK', { ack: 0 })
      .isIn('FIN-WAIT-2')
  })
})

describe('TIME-WAIT may be left for a new connection (§3.6.1, MAY-2)', () => {
  test('its ISS lies beyond the old connection, however much that has sent', () => {
    const p = partyIn('TIME-WAIT', {
      policy: { timeWaitSyn: 'reopen' },
      tcb: { 'SND.UNA': 200_000, 'SND.NXT': 200_000 },
    })
    p.receives('SYN', { seq: 5000 }).sends('SYN+ACK', { seq: 200_000, ack: 5001 }).isIn('SYN-RECEIVED')
  })
})
