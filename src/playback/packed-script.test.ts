import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_SCRIPT, unpackScript } from './packed-script'

const pack = (text: string | Uint8Array) => deflateRawSync(Buffer.from(text)).toString('base64url')

describe('a packed script', () => {
  it('is unpacked to the very text', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 })
    await fc.assert(
      fc.asyncProperty(text, async (script) => {
        expect(await unpackScript(pack(script))).toEqual({ ok: true, text: script })
      }),
    )
  })

  it.each([
    ['', 'encoding'],
    ['not base64!', 'encoding'],
    ['AAAAAAAA', 'compression'],
    [pack('server: listen').slice(0, 8), 'compression'],
    [pack(new Uint8Array([0xff, 0xfe])), 'text'],
  ])('%s is refused for its %s', async (packed, problem) => {
    expect(await unpackScript(packed)).toEqual({ ok: false, problem })
  })

  it('may be as long as the limit and not an octet longer', async () => {
    expect(await unpackScript(pack('#'.repeat(LONGEST_SCRIPT)))).toMatchObject({ ok: true })
    expect(await unpackScript(pack('#'.repeat(LONGEST_SCRIPT + 1)))).toEqual({ ok: false, problem: 'size' })
  })

  it('may be any text without an error being thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect(typeof (await unpackScript(text)).ok).toBe('boolean')
      }),
    )
  })
})
