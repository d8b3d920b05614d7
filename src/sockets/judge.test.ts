import { expect, test } from 'vitest'
import { judge } from './judge'
import { readListing } from './read'

const kinds = (text: string) => judge(readListing(text)).map(({ kind }) => kind)
const many = (count: number, row: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => row(n)).join('\n')
const ss = (state: string, n: number, { recv = 0, send = 0, users = '' } = {}) =>
  `${state} ${recv} ${send} 192.0.2.1:80 198.51.100.7:${20_000 + n} ${users}`

test('one CLOSE-WAIT is a moment that every connection passes; several of one process are a leak', () => {
  const users = 'users:(("java",pid=7,fd=1))'
  expect(kinds(ss('CLOSE-WAIT', 1, { recv: 1, users }))).toEqual([])
  expect(kinds(many(8, (n) => ss('CLOSE-WAIT', n, { users })))).toEqual(['close-wait-leak'])
  expect(kinds(many(3, (n) => ss('CLOSE-WAIT', n, { recv: 144 })))).toEqual(['close-wait-leak'])
})

test('a handful of CLOSE-WAIT beside thousands of connections is traffic', () => {
  const busy = many(2000, (n) => ss('ESTAB', n))
  expect(kinds(`${busy}\n${many(8, (n) => ss('CLOSE-WAIT', 3000 + n))}`)).toEqual([])
})

test('what waits unaccepted in a full queue is the listener’s trouble alone', () => {
  const listener = 'LISTEN 129 128 0.0.0.0:80 0.0.0.0:* users:(("java",pid=7,fd=1))'
  const waiting = many(8, (n) => ss('CLOSE-WAIT', n, { recv: 300 }))
  expect(kinds(`${listener}\n${waiting}`)).toEqual(['accept-queue-full'])
  expect(kinds('LISTEN 128 128 0.0.0.0:80 0.0.0.0:*')).toEqual([])
})

test('where no limit is told a full queue shows a usual limit and one', () => {
  const netstat = (waiting: number) => `tcp ${waiting} 0 0.0.0.0:80 0.0.0.0:* LISTEN`
  expect(kinds(netstat(51))).toEqual(['accept-queue-full'])
  expect(kinds(netstat(3))).toEqual([])
  expect(kinds('tcp4 190/0/128 *.80')).toEqual([])
  expect(kinds('tcp4 193/0/128 *.80')).toEqual(['accept-queue-full'])
})

test('TIME-WAIT is normal until ports toward one peer run short', () => {
  const toward = (count: number) =>
    many(count, (n) => `TIME-WAIT 0 0 192.0.2.1:${32_768 + n} 198.51.100.7:443`)
  expect(kinds(toward(400))).toEqual([])
  expect(judge(readListing(toward(2000)))).toMatchObject([
    { kind: 'time-wait-many', severity: 'note', share: 7 },
  ])
  expect(judge(readListing(toward(20_000)))).toMatchObject([
    { severity: 'warning', share: 71, address: '198.51.100.7:443' },
  ])
})

test('a Send-Q alone is a busy sender; the same a sample later, or sent again, is stuck', () => {
  const busy = ss('ESTAB', 1, { send: 200_000 })
  expect(kinds(busy)).toEqual([])
  expect(kinds(`${busy}\n---\n${busy}`)).toEqual(['send-q-stuck'])
  expect(kinds(`${busy} timer:(on,3.2sec,4)`)).toEqual(['send-q-stuck'])
  expect(kinds(ss('FIN-WAIT-1', 1, { send: 1 }))).toEqual([])
})

test('a SYN is stuck when it was sent again', () => {
  expect(kinds(ss('SYN-SENT', 1, { send: 1 }))).toEqual([])
  expect(kinds(`${ss('SYN-SENT', 1, { send: 1 })} timer:(on,1.2sec,2)`)).toEqual(['syn-sent-stuck'])
  expect(kinds(many(6, (n) => ss('SYN-SENT', n, { send: 1 })))).toEqual(['syn-sent-stuck'])
})

test('half-open handshakes are a flood when they are more than the connections of their port', () => {
  const halfOpen = many(20, (n) => ss('SYN-RECV', n))
  expect(kinds(halfOpen)).toEqual(['syn-received-flood'])
  expect(kinds(`${halfOpen}\n${many(500, (n) => ss('ESTAB', 1000 + n))}`)).toEqual([])
})

test('FIN-WAIT-2 that no process holds; LAST-ACK that is not answered; data that is not read', () => {
  expect(kinds(many(9, (n) => ss('FIN-WAIT-2', n)))).toEqual(['fin-wait-2-orphans'])
  expect(kinds(many(9, (n) => ss('LAST-ACK', n, { send: 1 })))).toEqual(['last-ack-stuck'])
  expect(kinds(ss('ESTAB', 1, { recv: 60_000 }))).toEqual(['recv-q-full'])
})

test('the next command is one of the system that printed the listing', () => {
  const next = (text: string) => judge(readListing(text))[0]?.next
  expect(next(many(9, (n) => `TCP 192.0.2.1:${n} 198.51.100.7:443 CLOSE_WAIT 7`))).toMatch(
    /^Get-NetTCPConnection -State CloseWait/,
  )
  expect(next(many(9, (n) => `tcp4 0 0 192.0.2.1.${n} 198.51.100.7.443 CLOSE_WAIT`))).toMatch(
    /^lsof .*CLOSE_WAIT/,
  )
  expect(next(many(9, (n) => ss('CLOSE-WAIT', n)))).toBe('ss -tanp state close-wait')
})
