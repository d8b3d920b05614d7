import { type Capture, captureReader, isCapture } from '../capture/capture'
import type { NoCapture } from '../capture/container/feed'
import { sniff } from '../capture/container/sniff'

/** Octets that are read at once: a slice takes a few milliseconds, and between two the page goes on. */
const SLICE = 1 << 20
/** What is packed may unpack to as many octets. */
const MOST_OCTETS = 4 * 2 ** 30

export interface Reading {
  readonly signal: AbortSignal
  /** From 0 to 1, of the octets of the file. */
  onProgress(part: number): void
}

async function* slicesOf(
  file: Blob,
  onRead: (octets: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < file.size; at += SLICE) {
    yield new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer())
    onRead(Math.min(at + SLICE, file.size))
  }
}

async function* unpacked(
  file: Blob,
  onRead: (octets: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const packed = slicesOf(file, onRead)
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const { done, value } = await packed.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
  const reader = source.pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (let octets = 0; octets < MOST_OCTETS; ) {
      // What was unpacked before a fault stands, as with a file that is cut off.
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
      if (done || !value) return
      octets += value.length
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** Reads a capture from a file, in slices; nothing of it leaves the page. Rejects where `signal` says so. */
export async function readCaptureFile(
  file: Blob,
  { signal, onProgress }: Reading,
): Promise<Capture | NoCapture> {
  const start = new Uint8Array(await file.slice(0, 64).arrayBuffer())
  const isPacked = sniff(start) === 'gzip'
  const { push, end } = captureReader(isPacked ? 0 : file.size)
  const onRead = (octets: number) => onProgress(octets / file.size)
  for await (const slice of (isPacked ? unpacked : slicesOf)(file, onRead)) {
    signal.throwIfAborted()
    push(slice)
  }
  return end()
}

export { isCapture }
