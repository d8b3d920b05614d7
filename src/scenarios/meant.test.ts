import { expect, it } from 'vitest'
import { parse } from './parse'
import { near } from './suggest'

function told(text: string): string {
  const result = parse(text, 'test')
  if (result.ok) throw new Error('It can be read.')
  return result.errors.map(({ message }) => message).join('\n')
}

it.each([
  ['lose client FIN,ACK', 'found “FIN,ACK”', 'did you mean “FIN”?'],
  ['lose server SYN,ACK 2', 'found “SYN,ACK”', 'did you mean “SYN+ACK”?'],
  ['inject to client FIN,ACK seq=5', 'found “FIN,ACK”', 'did you mean “FIN+ACK”?'],
  ['wait 2m', 'found “2m”', 'did you mean “2min”?'],
  ['wait 10 ms', 'found “10”', 'did you mean “10ms”?'],
  ['at 1,5s client: close', 'found “1,5s”', 'did you mean “1.5s”?'],
  ['delay 20 msec', 'found “20”', 'did you mean “20ms”?'],
  ['wait 2hours', 'found “2hours”', 'did you mean “120min”?'],
  ['client: close ＆ server: close', 'found “＆”', 'did you mean “&”?'],
  ['set client tcp_sack＝1', 'found “tcp_sack＝1”', 'did you mean “tcp_sack=1”?'],
  ['client: send １００', 'found “１００”', 'did you mean “100”?'],
  ['wait １ｓ', 'found “１ｓ”', 'did you mean “1s”?'],
  ['set client tcp_keepalive_time=7200', 'found “tcp_keepalive_time”', 'did you mean “keepalive='],
  ['set client TCP_USER_TIMEOUT=5', 'found “TCP_USER_TIMEOUT”', 'did you mean “userTimeout”?'],
  ['client: shutdown(SHUT_WR)', 'found “shutdown(SHUT_WR)”', 'did you mean “shutdown”?'],
  ['client: shutdown(SHUT_RD)', 'found “shutdown(SHUT_RD)”', 'did you mean “shutdown rd”?'],
  ['client: shutdown(2)', 'found “shutdown(2)”', 'did you mean “shutdown rdwr”?'],
  ['client: shutdown how=rdw', 'found “rdw”', 'did you mean “rd”?'],
  ['icmp to client unreachable', 'found “unreachable”', 'did you mean “net-unreachable”?'],
  ['drop client SYN', 'found “drop”', 'did you mean “lose”?'],
  ['sleep 1s', 'found “sleep”', 'did you mean “wait”?'],
  ['client: so_linger', 'found “so_linger”', 'did you mean “abort”?'],
  ['client: disconnect', 'found “disconnect”', 'did you mean “close”?'],
])('%s: it is told what is meant', (text, found, meant) => {
  expect(told(text)).toContain(found)
  expect(told(text)).toContain(meant)
})

it.each([
  ['set client tcp_tw_recycle=1', 'Linux removed it in 4.12'],
  ['set client net.ipv4.tcp_tw_recycle=1', 'Linux removed it in 4.12'],
  ['set server so_linger=0', 'the verb abort'],
  ['set server somaxconn=1', 'fill-queue'],
  ['set server net.core.somaxconn=1', 'fill-queue'],
  ['set client tcp_retries1=3', 'nothing here depends on it'],
  ['set client tcp_dsack=0', 'nothing here depends on it'],
  ['client: sleep 1s', '“wait” on a line of its own'],
  ['client: drop', 'lose client SYN'],
  ['server: unlisten', 'closed by close'],
  ['client: re-read', 'unless it is told no-read'],
])('%s: it is told why there is none, and nothing is suggested', (text, why) => {
  expect(told(text)).toContain(why)
  expect(told(text)).not.toContain('did you mean')
})

it.each(['', '\n\n', '# only a comment\n', '\uFEFF  '])('%j: an empty text is no scenario', (text) => {
  expect(told(text)).toBe(
    'Line 1, column 1: found an empty text, expected a scenario, such as server: listen and client: connect on a line each.',
  )
})

it('the opposite of a word is no slip of the pen', () => {
  expect(near('half_close', ['half-close', 'simultaneous-close'])).toEqual(['half-close'])
  for (const text of ['client: unclose', 'set client no_tcp_sack=1', 'client: disabort']) {
    expect(told(text)).not.toContain('did you mean')
  }
})
