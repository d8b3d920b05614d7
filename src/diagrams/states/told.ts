/** The calls of RFC 9293 §3.9.1 as a program writes them, and as the sequence diagram tells them. */
const CALLS: Readonly<Record<string, string>> = {
  'passive OPEN': 'listen()',
  'active OPEN': 'connect()',
  SEND: 'write()',
  CLOSE: 'close()',
  ABORT: 'abort()',
}

/**
 * Figure 5's words for an event or an action as a reader knows them: "rcv SYN,ACK" is "recv SYN+ACK", "active OPEN" is
 * "connect()". That a TCB is made or given up is not told: the states say so.
 */
export const told = (words: string): string =>
  words
    .replace(/\w+ OPEN|SEND|CLOSE|ABORT/, (call) => CALLS[call] ?? call)
    .replace(/(create|delete) TCB(, )?/, '')
    .replace('Timeout=2MSL', '2 MSL timeout')
    .replace('TCB', 'state')
    .replace('rcv', 'recv')
    .replace('snd', 'send')
    .replace('SYN,ACK', 'SYN+ACK')
