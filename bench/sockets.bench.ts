import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, bench, describe } from 'vitest'
import { judge } from '../src/sockets/judge'
import { readListing } from '../src/sockets/read'

/*
 * 100,000 sockets in 10 MB: how long it takes to read them and count their states, beside a bare loop with one regular
 * expression a line, and beside awk, its start counted too.
 */
const SOCKETS = 100_000
const STATES = ['ESTAB', 'TIME-WAIT', 'CLOSE-WAIT', 'FIN-WAIT-2', 'LISTEN', 'SYN-RECV', 'LAST-ACK']

const address = (n: number) => `198.51.${(n >> 8) & 255}.${n & 255}`

function ssRow(_: unknown, n: number): string {
  const state = STATES[n % STATES.length] ?? 'ESTAB'
  const local = `192.0.2.${n % 7}:${1024 + (n % 60_000)}`
  const users = `users:(("nginx",pid=${1000 + (n % 40)},fd=${n % 900}))`
  return `${state.padEnd(10)} ${String(n % 3).padEnd(6)} ${String(n % 5).padEnd(6)} ${local.padStart(24)} ${`${address(n)}:${n % 65_536}`.padStart(24)}  ${users}`
}

function netstatRow(_: unknown, n: number): string {
  const state = ['ESTABLISHED', 'TIME_WAIT', 'CLOSE_WAIT', 'FIN_WAIT2'][n % 4] ?? ''
  const local = `192.0.2.${n % 7}:${1024 + (n % 60_000)}`
  const process = `${1000 + (n % 40)}/nginx: worker`
  return `tcp   ${String(n % 3).padStart(6)} ${String(n % 5).padStart(6)} ${local.padEnd(23)} ${`${address(n)}:${n % 65_536}`.padEnd(23)} ${state.padEnd(11)} ${process.padEnd(20)}`
}

/** One regular expression a line, its groups put by. */
function loop(text: string, row: RegExp) {
  const rows: RegExpExecArray[] = []
  const counts = new Map<string, number>()
  for (const line of text.split('\n')) {
    const found = row.exec(line)
    if (!found) continue
    rows.push(found)
    const state = found[1] ?? ''
    counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  return { rows, counts }
}

const folder = mkdtempSync(join(tmpdir(), 'sockets-'))
afterAll(() => rmSync(folder, { recursive: true }))

const LISTINGS = [
  {
    name: 'ss -tanp',
    text: Array.from({ length: SOCKETS }, ssRow).join('\n'),
    row: /^(\S+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+)\s+(.*)$/,
    awk: '{ n[$1]++ } END { for (s in n) print s, n[s] }',
  },
  {
    name: 'netstat -tanp',
    text: Array.from({ length: SOCKETS }, netstatRow).join('\n'),
    row: /^tcp6?\s+(?<recv>\d+)\s+(\d+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(.*)$/,
    awk: '/^tcp/ { n[$6]++ } END { for (s in n) print s, n[s] }',
  },
]

for (const { name, text, row, awk } of LISTINGS) {
  const file = join(folder, name)
  writeFileSync(file, text)
  describe(`${name}: ${SOCKETS} sockets, ${(text.length / 1e6).toFixed(1)} MB`, () => {
    bench('a bare loop with one regular expression a line', () => {
      loop(text, row)
    })
    bench('read and count', () => {
      readListing(text)
    })
    bench('read, count and judge', () => {
      judge(readListing(text))
    })
    bench('awk, from its start, counting only', () => {
      execFileSync('awk', [awk, file])
    })
  })
}
