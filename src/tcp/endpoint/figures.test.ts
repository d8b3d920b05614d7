import { describe, test } from 'vitest'
import { type Party, party } from '../testing/exchange'
import { play } from '../testing/figure'
import type { EndpointOptions } from './endpoint'

const closed = (iss: number): Party => party({ iss })

function listening(...iss: number[]): Party {
  const [first = 0] = iss
  return party({ iss: iss.length > 1 ? iss : first }).calls('open', { mode: 'passive' })
}

/** "(send 300,receive 100)" */
const established = (send: number, receive: number, options: EndpointOptions = {}): Party =>
  party({
    ...options,
    state: 'ESTABLISHED',
    iss: send - 1,
    tcb: { 'SND.UNA': send, 'SND.NXT': send, 'RCV.NXT': receive },
  })

describe('the figures of RFC 9293, line by line', () => {
  test('Figure 6: Basic Three-Way Handshake for Connection Synchronization', () => {
    const figure = `
       1.  CLOSED                                               LISTEN
       2.  SYN-SENT    --> <SEQ=100><CTL=SYN>               --> SYN-RECEIVED
       3.  ESTABLISHED <-- <SEQ=300><ACK=101><CTL=SYN,ACK>  <-- SYN-RECEIVED
       4.  ESTABLISHED --> <SEQ=101><ACK=301><CTL=ACK>       --> ESTABLISHED
       5.  ESTABLISHED --> <SEQ=101><ACK=301><CTL=ACK><DATA> --> ESTABLISHED`
    play(figure, { A: closed(100), B: listening(300) })
  })

  test('Figure 7: Simultaneous Connection Synchronization', () => {
    const figure = `
       1.  CLOSED                                           CLOSED
       2.  SYN-SENT     --> <SEQ=100><CTL=SYN>              ...
       3.  SYN-RECEIVED <-- <SEQ=300><CTL=SYN>              <-- SYN-SENT
       4.               ... <SEQ=100><CTL=SYN>              --> SYN-RECEIVED
       5.  SYN-RECEIVED --> <SEQ=100><ACK=301><CTL=SYN,ACK> ...
       6.  ESTABLISHED  <-- <SEQ=300><ACK=101><CTL=SYN,ACK> <-- SYN-RECEIVED
       7.               ... <SEQ=100><ACK=301><CTL=SYN,ACK> --> ESTABLISHED`
    const A = closed(100)
    const B = closed(300)
    play(figure, { A, B })
    A.sendsNothing()
    B.sendsNothing()
  })

  test('Figure 8: Recovery from Old Duplicate SYN', () => {
    const figure = `
       1.  CLOSED                                               LISTEN
       2.  SYN-SENT    --> <SEQ=100><CTL=SYN>               ...
       3.  (duplicate) ... <SEQ=90><CTL=SYN>               --> SYN-RECEIVED
       4.  SYN-SENT    <-- <SEQ=300><ACK=91><CTL=SYN,ACK>  <-- SYN-RECEIVED
       5.  SYN-SENT    --> <SEQ=91><CTL=RST>               --> LISTEN
       6.              ... <SEQ=100><CTL=SYN>               --> SYN-RECEIVED
       7.  ESTABLISHED <-- <SEQ=400><ACK=101><CTL=SYN,ACK>  <-- SYN-RECEIVED
       8.  ESTABLISHED --> <SEQ=101><ACK=401><CTL=ACK>      --> ESTABLISHED`
    play(figure, { A: closed(100), B: listening(300, 400) })
  })

  test('Figure 9: Half-Open Connection Discovery', () => {
    const figure = `
       2.  CLOSED                                           ESTABLISHED
       3.  SYN-SENT --> <SEQ=400><CTL=SYN>              --> (??)
       4.  (!!)     <-- <SEQ=300><ACK=100><CTL=ACK>     <-- ESTABLISHED
       5.  SYN-SENT --> <SEQ=100><CTL=RST>              --> (Abort!!)
       6.  SYN-SENT                                         CLOSED
       7.  SYN-SENT --> <SEQ=400><CTL=SYN>              -->`
    const B = established(300, 100)
    play(figure, { A: closed(400), B })
    B.isTold('connection reset')
  })

  test('Figure 10: Active Side Causes Half-Open Connection Discovery', () => {
    const figure = `
       1.  CLOSED                                           ESTABLISHED
       2.  (??)    <-- <SEQ=300><ACK=100><DATA=10><CTL=ACK> <-- ESTABLISHED
       3.          --> <SEQ=100><CTL=RST>                   --> CLOSED`
    const B = established(300, 100)
    play(figure, { A: closed(0), B })
    B.isTold('reset', 'connection reset')
  })

  test('Figure 11: Old Duplicate SYN Initiates a Reset on Two Passive Sockets', () => {
    const figure = `
       1.  LISTEN                                        LISTEN
       2.       ... <SEQ=Z><CTL=SYN>                -->  SYN-RECEIVED
       3.  (??) <-- <SEQ=X><ACK=Z+1><CTL=SYN,ACK>   <--  SYN-RECEIVED
       4.       --> <SEQ=Z+1><CTL=RST>              -->  LISTEN
       5.  LISTEN                                        LISTEN`
    const numbered = figure.replaceAll('Z+1', '8001').replaceAll('Z', '8000').replaceAll('X', '500')
    play(numbered, { A: listening(1), B: listening(500) })
  })

  test('Figure 12: Normal Close Sequence', () => {
    const figure = `
       1.  ESTABLISHED                                          ESTABLISHED
       2.  (Close)
           FIN-WAIT-1  --> <SEQ=100><ACK=300><CTL=FIN,ACK>  --> CLOSE-WAIT
       3.  FIN-WAIT-2  <-- <SEQ=300><ACK=101><CTL=ACK>      <-- CLOSE-WAIT
       4.                                                       (Close)
           TIME-WAIT   <-- <SEQ=300><ACK=101><CTL=FIN,ACK>  <-- LAST-ACK
       5.  TIME-WAIT   --> <SEQ=101><ACK=301><CTL=ACK>      --> CLOSED
       6.  (2 MSL)
           CLOSED`
    play(figure, { A: established(100, 300), B: established(300, 100) })
  })

  test('Figure 13: Simultaneous Close Sequence', () => {
    const figure = `
       1.  ESTABLISHED                                          ESTABLISHED
       2.  (Close)                                              (Close)
           FIN-WAIT-1  --> <SEQ=100><ACK=300><CTL=FIN,ACK>  ... FIN-WAIT-1
                       <-- <SEQ=300><ACK=100><CTL=FIN,ACK>  <--
                       ... <SEQ=100><ACK=300><CTL=FIN,ACK>  -->
       3.  CLOSING     --> <SEQ=101><ACK=301><CTL=ACK>      ... CLOSING
                       <-- <SEQ=301><ACK=101><CTL=ACK>      <--
                       ... <SEQ=101><ACK=301><CTL=ACK>      -->
       4.  TIME-WAIT                                            TIME-WAIT
           (2 MSL)                                              (2 MSL)
           CLOSED                                               CLOSED`
    play(figure, { A: established(100, 300), B: established(300, 100) })
  })
})

describe('RFC 1337, Figure 1: TIME-WAIT Assassination', () => {
  const close = `
       1.  ESTABLISHED                                          ESTABLISHED
           (Close)
       2.  FIN-WAIT-1  --> <SEQ=100><ACK=300><CTL=FIN,ACK>  --> CLOSE-WAIT
       3.  FIN-WAIT-2  <-- <SEQ=300><ACK=101><CTL=ACK>      <-- CLOSE-WAIT
                                                                (Close)
       4.  TIME-WAIT   <-- <SEQ=300><ACK=101><CTL=FIN,ACK>  <-- LAST-ACK
       5.  TIME-WAIT   --> <SEQ=101><ACK=301><CTL=ACK>      --> CLOSED
     5.1.  TIME-WAIT   <-- <SEQ=255><ACK=33> ... old duplicate
     5.2.  TIME-WAIT   --> <SEQ=101><ACK=301><CTL=ACK>      --> ????`

  test('to the letter of RFC 9293 an RST ends TIME-WAIT, prematurely', () => {
    const figure = `${close}
     5.3.  CLOSED      <-- <SEQ=301><CTL=RST>               <-- ????`
    play(figure, { A: established(100, 300), B: established(300, 100) })
  })

  test('F1: it is ignored', () => {
    const figure = `${close}
     5.3.  TIME-WAIT   <-- <SEQ=301><CTL=RST>               <-- ????`
    const A = established(100, 300, { policy: { timeWaitRst: 'ignore' } })
    play(figure, { A, B: established(300, 100) })
    A.passes(239).isIn('TIME-WAIT').passes(1).isIn('CLOSED')
  })
})
