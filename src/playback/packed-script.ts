/** Longest scenario text that is unpacked, in octets. */
export const LONGEST_SCRIPT = 1024 * 1024

export type UnpackProblem = 'encoding' | 'compression' | 'size' | 'text'

export type Unpacked =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: UnpackProblem }

const failed = (problem: UnpackProblem): Unpacked => ({ ok: false, problem })

/** Unpacks the fragment of an address: base64url of deflate-raw UTF-8. Stops at `LONGEST_SCRIPT`, never throws. */
export async function unpackScript(packed: string): Promise<Unpacked> {
  const octets = fromBase64url(packed)
  if (!octets) return failed('encoding')
  const text = new TextDecoder('utf-8', { fatal: true })
  let length = 0
  let read = ''
  const reader = new Blob([octets]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  for (;;) {
    const chunk = await reader.read().catch(() => undefined)
    if (!chunk) return failed('compression')
    if (chunk.value) length += chunk.value.length
    if (length > LONGEST_SCRIPT) {
      await reader.cancel().catch(() => undefined)
      return failed('size')
    }
    try {
      read += text.decode(chunk.value, { stream: !chunk.done })
    } catch {
      return failed('text')
    }
    if (chunk.done) return { ok: true, text: read }
  }
}

function fromBase64url(packed: string): Uint8Array<ArrayBuffer> | undefined {
  if (packed === '' || !/^[\w-]*={0,2}$/.test(packed)) return undefined
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', ''))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
