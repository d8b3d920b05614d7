import { type Capture, captureReader, isCapture } from '../capture'

/** Reads a capture that a test has whole, in slices of `size` octets. Throws where it is none. */
export function captureOf(octets: Uint8Array, size = octets.length): Capture {
  const { push, end } = captureReader()
  for (let at = 0; at < octets.length; at += size) push(octets.subarray(at, at + size))
  const result = end()
  if (isCapture(result)) return result
  throw new Error(`no capture: ${result.what}`)
}
