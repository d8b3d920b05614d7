import { describe, expect, test } from 'vitest'
import { decodeListing } from './decode'
import { readListing } from './read'

const rows = (text: string) =>
  readListing(text).sockets.map(({ state, local, remote, recvQ, sendQ, process, timer }) =>
    [state, `${recvQ}/${sendQ}`, local, remote, process, timer].filter((cell) => cell !== null).join(' '),
  )

const tcp = (state: string, rest = '') =>
  `tcp        0      0 192.0.2.1:80            198.51.100.7:5000       ${state} ${rest}`

describe('rows of each tool', () => {
  test.each([
    [
      'ss -tan',
      'ESTAB  0  5  192.0.2.1:80  198.51.100.7:5000',
      'ESTABLISHED 0/5 192.0.2.1:80 198.51.100.7:5000',
    ],
    [
      'ss with Netid, timer and users',
      'tcp CLOSE-WAIT 1 0 192.0.2.1%eth0:80 [2001:db8::7]:5000 timer:(keepalive,9.068ms,0) users:(("a b",pid=7,fd=3),("c",pid=8,fd=3))',
      'CLOSE-WAIT 1/0 192.0.2.1%eth0:80 [2001:db8::7]:5000 a b/7 keepalive,9.068ms,0',
    ],
    [
      'ss before iproute2 4',
      'LISTEN 0 128 *:22 *:* users:(("sshd",1026,4))',
      'LISTEN 0/128 *:22 *:* sshd/1026',
    ],
    ['netstat of Linux', tcp('FIN_WAIT2', '-'), 'FIN-WAIT-2 0/0 192.0.2.1:80 198.51.100.7:5000'],
    [
      'netstat -p with blanks in the name, and a timer',
      tcp('ESTABLISHED', '17/nginx: worker  on (0.20/3/0)'),
      'ESTABLISHED 0/0 192.0.2.1:80 198.51.100.7:5000 nginx: worker/17 on (0.20/3/0)',
    ],
    [
      'netstat -e: user and inode before the process',
      tcp('LISTEN', '1000  3793872  42/python3'),
      'LISTEN 0/0 192.0.2.1:80 198.51.100.7:5000 python3/42',
    ],
    [
      'macOS',
      'tcp4  0  9  192.0.2.1.80  198.51.100.7.5000  CLOSE_WAIT',
      'CLOSE-WAIT 0/9 192.0.2.1.80 198.51.100.7.5000',
    ],
    ['FreeBSD -A', 'fffff80003df43d0 tcp6 0 0 *.22 *.* LISTEN -', 'LISTEN 0/0 *.22 *.*'],
    ['FreeBSD -L', 'tcp4  3/0/128  *.80', '3/128 *.80'],
    [
      'Solaris',
      '127.0.0.1.80 127.0.0.1.5000 49152 7 49152 9 TIME_WAIT',
      'TIME-WAIT 9/7 127.0.0.1.80 127.0.0.1.5000',
    ],
    [
      'Windows',
      '  TCP    [::1]:80   [::1]:5000   SYN_RECEIVED    4',
      'SYN-RECEIVED null/null [::1]:80 [::1]:5000 /4',
    ],
    ['Windows in German', 'TCP  0.0.0.0:80  0.0.0.0:0  ABHÖREN', 'LISTEN null/null 0.0.0.0:80 0.0.0.0:0'],
    ['PowerShell', '::1  80  ::1  5000  FinWait2 Internet 7', 'FIN-WAIT-2 null/null [::1]:80 [::1]:5000 /7'],
    [
      'lsof',
      'java  42 root 7u IPv6 0x1 0t0 TCP host:http->peer:5000 (SYN_SENT)',
      'SYN-SENT null/null host:http peer:5000 java/42',
    ],
    ['sockstat', 'www nginx 42 7 tcp4 *:80 *:* LISTEN', 'LISTEN null/null *:80 *:* nginx/42'],
    [
      '/proc/net/tcp',
      '0: 0100007F:0050 00000000:0000 0A 00000000:00000002 00:00000000 00000000 0 0 1',
      'LISTEN 2/0 127.0.0.1:80 0.0.0.0:0',
    ],
    [
      '/proc/net/tcp6',
      '1: B80D0120000000000000000000000700:0050 0000000000000000FFFF0000010200C0:1388 08 00000000:00000001 02:00000064',
      'CLOSE-WAIT 1/0 [2001:db8::7:0]:80 [::ffff:192.0.2.1]:5000 keepalive (1.00)',
    ],
  ])('%s', (_, text, row) => {
    expect(rows(text)).toEqual([row])
  })
})

describe('what surrounds a paste', () => {
  test.each(['> ', '# ', '    ', '12:', '12: ', '| ', '\x1b[31m', '2026-01-01 12:00:00 ', '\u00a0'])(
    '%j before a row',
    (prefix) => {
      expect(rows(`${prefix}${tcp('LAST_ACK')}`)).toEqual(['LAST-ACK 0/0 192.0.2.1:80 198.51.100.7:5000'])
    },
  )

  test.each([
    ['after the state', tcp('ESTABLISHED', '42/java').replace(' 42', '\n42')],
    ['before the state', tcp('ESTABLISHED', '42/java').replace(' ESTAB', '\n   ESTAB')],
    ['before the peer', tcp('ESTABLISHED', '42/java').replace(' 198', '\n> 198')],
  ])('a row that a mail client has broken %s', (_, text) => {
    const { ignored } = readListing(text)
    expect(ignored).toBe(0)
    expect(rows(text)).toEqual(['ESTABLISHED 0/0 192.0.2.1:80 198.51.100.7:5000 java/42'])
  })

  test('lost blanks', () => {
    expect(rows('tcp 0 0 192.0.2.1:80 198.51.100.7:5000CLOSE_WAIT42/java')).toEqual([
      'CLOSE-WAIT 0/0 192.0.2.1:80 198.51.100.7:5000 java/42',
    ])
  })

  test('what is no TCP socket is passed over and counted', () => {
    const text = [
      'Active Internet connections',
      'udp 0 0 192.0.2.1:53 0.0.0.0:*',
      'mptcp ESTAB 0 0 192.0.2.1:80 198.51.100.7:5000',
      'tcp 6 431999 ESTABLISHED src=192.0.2.1 dst=192.0.2.2 sport=1 dport=2',
      '   `- ESTAB 0 0 192.0.2.1%lo:80 198.51.100.7:5000',
      'unix 2 [ ACC ] STREAM LISTENING 508',
      '',
    ].join('\n')
    expect(readListing(text)).toMatchObject({ sockets: [], ignored: 6, tool: null })
  })

  test('`ss state FILTER` prints no state: the command tells it', () => {
    const listed = 'Recv-Q Send-Q Local Address:Port Peer Address:Port\n0 0 192.0.2.1:80 198.51.100.7:5000\n'
    expect(readListing(`$ ss -tn state time-wait\n${listed}`).counts).toEqual({ 'TIME-WAIT': 1 })
    expect(readListing(listed)).toMatchObject({ counts: {}, sockets: [{ state: null }] })
    expect(readListing(`$ ss -un state connected\n${listed}`).sockets).toEqual([])
  })

  test('several samples: every row counts, and it is said', () => {
    const text = [tcp('SYN_SENT'), '---', tcp('SYN_SENT'), 'tcp 0 0 *:80 *:* LISTEN'].join('\n')
    expect(readListing(text)).toMatchObject({ samples: 2, distinct: 2, counts: { 'SYN-SENT': 2, LISTEN: 1 } })
  })

  test('counts alone, either way round', () => {
    const text = '$ netstat -ant | awk …\n  40 TIME_WAIT\nCLOSE_WAIT: 7\n 3 (LISTEN)\n  9 192.0.2.1\n'
    expect(readListing(text)).toMatchObject({
      tool: 'counts',
      counts: { 'TIME-WAIT': 40, 'CLOSE-WAIT': 7, LISTEN: 3 },
      ignored: 2,
    })
  })
})

describe('octets', () => {
  const text = 'Aktive Verbindungen\r\n  TCP  0.0.0.0:80  0.0.0.0:0  ABHÖREN\r\n'
  const wide = (isLittle: boolean) =>
    Uint8Array.from(
      Array.from(text, (letter) => letter.charCodeAt(0)).flatMap((code) =>
        isLittle ? [code, 0] : [0, code],
      ),
    )
  const narrow = (umlaut: number) =>
    Uint8Array.from(text, (letter) => (letter === 'Ö' ? umlaut : letter.charCodeAt(0)))

  test.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-16 with a mark', Uint8Array.of(0xff, 0xfe, ...wide(true))],
    ['UTF-16, big end first', Uint8Array.of(0xfe, 0xff, ...wide(false))],
    ['UTF-16 without a mark', wide(true)],
    ['code page 850', narrow(0x99)],
    ['Windows-1252', narrow(0xd6)],
  ])('%s', (_, octets) => {
    expect(readListing(decodeListing(octets) ?? '').counts).toEqual({ LISTEN: 1 })
  })

  test('a capture is no text', () => {
    expect(decodeListing(Uint8Array.of(0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 1, 2, 3))).toBeNull()
  })
})
