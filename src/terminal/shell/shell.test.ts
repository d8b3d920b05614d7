import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Host, HostSocket } from '../host/host'
import { shell } from './shell'

/* What bash, ss, netstat and coreutils of Debian 12 printed in a network namespace with these six sockets. */

const TRANSCRIPT = readFileSync(new URL('../testing/debian-12.txt', import.meta.url), 'utf8')

const NGINX = { name: 'nginx', pid: 812 }
const at = (port: number | null, address = '127.0.0.1') => ({ address, port })

const socket = (
  state: HostSocket['state'],
  local: number,
  remote: number,
  more: Partial<HostSocket> = {},
): HostSocket => ({
  state,
  recvQ: 0,
  sendQ: 0,
  local: at(local),
  remote: at(remote),
  timer: null,
  holder: { ...NGINX, fd: 4 },
  inode: 1,
  info: null,
  ...more,
})

const HOST: Host = {
  side: 'server',
  sockets: [
    socket('LISTEN', 80, 0, { sendQ: 128, local: at(80, '0.0.0.0'), remote: at(null, '0.0.0.0') }),
    socket('ESTABLISHED', 51000, 80),
    socket('TIME-WAIT', 51001, 80, {
      holder: null,
      inode: 0,
      timer: { kind: 'timewait', left: 59_400, retries: 0 },
    }),
    socket('FIN-WAIT-2', 51002, 80),
    socket('CLOSE-WAIT', 80, 51002, { recvQ: 1 }),
    socket('ESTABLISHED', 80, 51000, { recvQ: 100 }),
  ],
}

interface Entry {
  readonly command: string
  readonly out: string
  /** The first two lines of standard error: usage goes on for long. */
  readonly err: readonly string[]
  readonly status: number
}

const entries: readonly Entry[] = TRANSCRIPT.split(/^\$ /m)
  .slice(1)
  .map((text) => {
    const [command = '', ...lines] = text.split('\n')
    const of = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1))
    return {
      command,
      out: of(' ')
        .map((line) => `${line}\n`)
        .join(''),
      err: of('!'),
      status: Number(of('=')[0]),
    }
  })

describe('a terminal prints what the real commands print', () => {
  test.each(entries)('$command', ({ command, out, err, status }) => {
    const ours = shell(command, HOST)
    expect(ours.out).toBe(out)
    expect(ours.err.split('\n').slice(0, err.length)).toEqual(err.length > 0 ? err : [])
    expect(ours.err === '').toBe(err.length === 0)
    expect(ours.status).toBe(status)
  })

  test('times are written as iproute2 6.1 writes them', () => {
    const timed = (left: number) =>
      shell('ss -tano', {
        side: 'client',
        sockets: [socket('FIN-WAIT-1', 51000, 80, { timer: { kind: 'on', left, retries: 1 } })],
      }).out
    expect(timed(4852)).toContain('timer:(on,4.852ms,1)')
    expect(timed(204)).toContain('timer:(on,204ms,1)')
    expect(timed(4)).toContain('timer:(on,004ms,1)')
    expect(timed(12_345)).toContain('timer:(on,12sec,1)')
    expect(timed(90_500)).toContain('timer:(on,1min30sec,1)')
    expect(timed(660_000)).toContain('timer:(on,11min,1)')
    expect(timed(0)).toContain('timer:(on,,1)')
  })

  test('whatever is typed, it answers', () => {
    const piece = fc.constantFrom(
      ...[
        'ss',
        '-tan',
        '|',
        'grep',
        '-E',
        '[',
        '(',
        "'",
        '"',
        '\\',
        '$1',
        'awk',
        '{print',
        '}',
        '/',
        '&&',
        ';',
        'state',
      ],
      ...[
        'sport',
        '=',
        ':80',
        'not',
        'netstat',
        'sort',
        '-k',
        '2',
        'uniq',
        '-c',
        'head',
        '-n',
        '-1',
        'cat',
        '/proc/net/tcp',
      ],
    )
    const line = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' ')),
      fc.string({ maxLength: 40 }),
    )
    fc.assert(
      fc.property(line, (typed) => {
        const { out, err, status } = shell(typed, HOST)
        expect(status).toBeGreaterThanOrEqual(0)
        expect(`${out}${err}`).toMatch(/^$|\n$/)
      }),
    )
  })
})
