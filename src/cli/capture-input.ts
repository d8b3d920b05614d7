import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { type Capture, isCapture, readCapture } from '../capture/capture'
import type { Slices } from '../capture/container/slices'
import { sniff } from '../capture/container/sniff'
import { Failure, reasonOf } from './failure'
import { nameOf } from './input'

const STANDARD_INPUT = '-'
const SLICE = 1 << 20
/** What is packed may unpack without end. */
const MOST_OCTETS = 4 * 2 ** 30

/** Unpacks if it is packed: all members of a gzip file, one after the other. */
async function* unpacked(path: string, slices: Slices): Slices {
  const source = slices[Symbol.asyncIterator]()
  const first = await source.next()
  if (first.done) return
  async function* again(): Slices {
    yield first.value
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  if (sniff(first.value) !== 'gzip') {
    yield* again()
    return
  }
  const gunzip = createGunzip({ chunkSize: SLICE })
  const packed = again()
  const feed = async () => {
    for await (const slice of packed)
      if (!gunzip.write(slice)) await new Promise((resolve) => gunzip.once('drain', resolve))
    gunzip.end()
  }
  feed().catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))))
  let octets = 0
  try {
    for await (const slice of gunzip as AsyncIterable<Uint8Array>) {
      octets += slice.length
      if (octets > MOST_OCTETS) throw new Failure(`${nameOf(path)} unpacks to more than 4 GiB`)
      yield slice
    }
  } catch (error) {
    if (error instanceof Failure) throw error
    // What was unpacked before the fault stands, as with a file that is cut off.
    if (octets === 0) throw new Failure(`cannot unpack ${nameOf(path)}: ${reasonOf(error)}`)
  } finally {
    gunzip.destroy()
  }
}

async function* slicesOf(path: string): Slices {
  try {
    yield* path === STANDARD_INPUT ? process.stdin : createReadStream(path, { highWaterMark: SLICE })
  } catch (error) {
    throw new Failure(`cannot read ${nameOf(path)}: ${reasonOf(error)}`)
  }
}

/** Reads a capture file, or standard input for "-", packed with gzip or not. */
export async function readCaptureFile(path: string): Promise<Capture> {
  const { size } = path === STANDARD_INPUT ? { size: 0 } : await stat(path).catch(() => ({ size: 0 }))
  const result = await readCapture(unpacked(path, slicesOf(path)), undefined, size)
  if (isCapture(result)) return result
  throw new Failure(`${nameOf(path)} is no capture: ${result.what}`)
}
