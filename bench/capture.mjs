import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/*
 * How long the list of a made capture takes, beside programs that read captures and a bare loop over its records.
 * Prints seconds and ratios. PACKETS=, CONNECTIONS= and RUNS= for others.
 */
const PACKETS = Number(process.env.PACKETS ?? 1_000_000)
const CONNECTIONS = Number(process.env.CONNECTIONS ?? 10_000)
/** Each is run as often; the best counts. */
const RUNS = Number(process.env.RUNS ?? 3)
const PAYLOAD = 60
const RECORD = 16 + 14 + 20 + 20 + PAYLOAD

const folder = mkdtempSync(join(tmpdir(), 'tcp-visualizer-bench-'))
const file = join(folder, 'made.pcap')

/** One packet of a connection: a handshake, requests and answers in turn, a close by the client. */
function packetOf(turn, turns) {
  if (turn === 0) return { flags: 2, back: false, length: 0 }
  if (turn === 1) return { flags: 18, back: true, length: 0 }
  if (turn === 2) return { flags: 16, back: false, length: 0 }
  if (turn === turns - 3) return { flags: 17, back: false, length: 0 }
  if (turn === turns - 2) return { flags: 17, back: true, length: 0 }
  if (turn === turns - 1) return { flags: 16, back: false, length: 0 }
  return { flags: 24, back: turn % 2 === 0, length: PAYLOAD }
}

function make() {
  const header = Buffer.alloc(24)
  header.writeUInt32LE(0xa1b2c3d4, 0)
  header.writeUInt16LE(2, 4)
  header.writeUInt16LE(4, 6)
  header.writeUInt32LE(0x40000, 16)
  header.writeUInt32LE(1, 20)
  const out = openSync(file, 'w')
  writeSync(out, header)
  const turns = Math.floor(PACKETS / CONNECTIONS)
  const next = new Uint32Array(2 * CONNECTIONS).fill(1000)
  const chunk = Buffer.alloc(RECORD * CONNECTIONS)
  for (let turn = 0; turn < turns; turn++) {
    const { flags, back, length } = packetOf(turn, turns)
    let at = 0
    for (let id = 0; id < CONNECTIONS; id++) {
      const size = RECORD - PAYLOAD + length
      const microseconds = (turn * CONNECTIONS + id) * 10
      chunk.fill(0, at, at + size)
      chunk.writeUInt32LE(1_700_000_000 + Math.floor(microseconds / 1e6), at)
      chunk.writeUInt32LE(microseconds % 1e6, at + 4)
      chunk.writeUInt32LE(size - 16, at + 8)
      chunk.writeUInt32LE(size - 16, at + 12)
      const ip = at + 30
      chunk.writeUInt16BE(0x0800, ip - 2)
      chunk[ip] = 0x45
      chunk.writeUInt16BE(40 + length, ip + 2)
      chunk[ip + 8] = 64
      chunk[ip + 9] = 6
      const client = 0x0a000000 + (id >>> 8)
      const server = 0x0b000000 + (id & 15)
      chunk.writeUInt32BE(back ? server : client, ip + 12)
      chunk.writeUInt32BE(back ? client : server, ip + 16)
      const tcp = ip + 20
      const port = 20_000 + (id & 255)
      chunk.writeUInt16BE(back ? 80 : port, tcp)
      chunk.writeUInt16BE(back ? port : 80, tcp + 2)
      const own = 2 * id + (back ? 1 : 0)
      chunk.writeUInt32BE(next[own], tcp + 4)
      chunk.writeUInt32BE(flags & 16 ? next[own ^ 1] : 0, tcp + 8)
      chunk[tcp + 12] = 0x50
      chunk[tcp + 13] = flags
      chunk.writeUInt16BE(65_535, tcp + 14)
      next[own] += length + (flags & 3 ? 1 : 0)
      at += size
    }
    writeSync(out, chunk, 0, at)
  }
  closeSync(out)
}

const LOOP = `
const octets = require('node:fs').readFileSync(process.argv[1])
let sum = 0
for (let at = 24; at < octets.length; ) {
  sum = (sum + Math.imul(octets.readUInt32BE(at + 42) ^ octets.readUInt32BE(at + 46), 0x9e3779b1)) | 0
  at += 16 + octets.readUInt32LE(at + 8)
}
process.stderr.write(String(sum))`

const COMPETITORS = [
  ['tcptrace -n', 'tcptrace', ['-n', file]],
  ['tshark -q -z conv,tcp', 'tshark', ['-r', file, '-q', '-z', 'conv,tcp']],
  ['a bare loop', process.execPath, ['-e', LOOP, file]],
  ['capture', process.execPath, ['lib/cli.js', 'capture', file]],
  ['capture --format json', process.execPath, ['lib/cli.js', 'capture', file, '--format', 'json']],
]

/** Seconds of the best of the runs; null where the program is not there. */
function measure(program, args) {
  let best = null
  for (let i = 0; i < RUNS; i++) {
    const log = join(folder, 'time')
    const script = `exec 3>"$0"; TIMEFORMAT=%R; { time "$@" >/dev/null 2>/dev/null; } 2>&3; echo $?`
    const { status } = spawnSync('bash', ['-c', script, log, program, ...args], { encoding: 'utf8' })
    if (status !== 0) return null
    const seconds = Number(readFileSync(log, 'utf8'))
    if (best === null || seconds < best) best = seconds
  }
  return best
}

try {
  make()
  const results = COMPETITORS.map(([name, program, args]) => [name, measure(program, args)])
  const [, list] = results.find(([name]) => name === 'capture')
  for (const [name, seconds] of results) {
    const told =
      seconds === null
        ? 'not there'
        : `${seconds.toFixed(2)} s, the list takes ${(list / seconds).toFixed(2)} of it`
    console.log(`${name.padEnd(24)} ${told}`)
  }
} finally {
  rmSync(folder, { recursive: true })
}
