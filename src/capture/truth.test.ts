import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { captureReader, isCapture } from './capture'
import { hostText } from './table/addresses'
import { FROM_B } from './table/packets'
import { rowsOf } from './table/rows'

const FOLDER = '../shared/truth/captures'

interface TruthPacket {
  readonly n: number
  readonly t: string
  readonly dir: '>' | '<'
  readonly flags: string
  readonly seq: number
  readonly ack: number
  readonly len: number
  readonly win: number
  readonly analysis?: readonly string[]
}
interface Truth {
  readonly file: string
  readonly frames: number
  readonly streams: readonly {
    readonly a: readonly [string, number]
    readonly b: readonly [string, number]
    readonly protocols: string
    readonly packets: readonly TruthPacket[]
  }[]
}

const FLAGS: Readonly<Record<string, number>> = { F: 1, S: 2, R: 4, P: 8, A: 16, U: 32, E: 64, C: 128 }

const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.truth.json')) : []

describe.skipIf(files.length === 0)('foreign captures', () => {
  test.each(files)('%s', (name) => {
    const truth: Truth = JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'))
    const { push, end } = captureReader()
    push(readFileSync(`${FOLDER}/${truth.file}`))
    const capture = end()
    if (!isCapture(capture)) throw new Error(capture.what)
    const { packets, connections, addresses } = capture
    const found = Array.from({ length: connections.count }, (_, id) => ({
      a: hostText(addresses, connections.addressA[id] ?? 0, connections.portA[id] ?? 0),
      b: hostText(addresses, connections.addressB[id] ?? 0, connections.portB[id] ?? 0),
      packets: [...rowsOf(capture, id)].map((row) => ({
        n: packets.number[row],
        dir: (packets.flags[row] ?? 0) & FROM_B ? '<' : '>',
        flags: (packets.flags[row] ?? 0) & 0xff,
        seq: packets.seq[row],
        ack: packets.ack[row],
        len: packets.length[row],
        win: packets.window[row],
      })),
    }))
    const host = ([address, port]: readonly [string, number]) =>
      address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
    expect({ frames: capture.records, streams: found }).toEqual({
      frames: truth.frames,
      streams: truth.streams.map(({ a, b, packets: of }) => ({
        a: host(a),
        b: host(b),
        packets: of.map(({ n, dir, flags, seq, ack, len, win }) => ({
          n,
          dir,
          flags: Array.from(flags, (letter) => FLAGS[letter] ?? 0).reduce((x, y) => x | y, 0),
          seq,
          ack,
          len,
          win,
        })),
      })),
    })
  })
})
