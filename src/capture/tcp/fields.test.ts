import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tcpOptions } from '../write-options'
import { type Cell, cellsOf } from './fields'

/** A header of 20 octets with these options behind it. */
function header(options: readonly number[]): Uint8Array {
  const octets = new Uint8Array(20 + Math.ceil(options.length / 4) * 4)
  octets[12] = (octets.length / 4) << 4
  octets.set(options, 20)
  return octets
}

const optionsIn = (octets: Uint8Array) =>
  cellsOf(octets).flatMap(({ option, value }) => (option ? [`${option.part} ${value}`] : []))

describe('a header taken apart', () => {
  test('has each field where Figure 1 of RFC 9293 has it', () => {
    const octets = Uint8Array.from([
      0xc7, 0x38, 0x00, 0x50, 0, 0, 6, 0x0d, 0, 0, 1, 0x2d, 0x50, 0x10, 0xff, 0xff, 0xbf, 0x39, 0, 0,
    ])
    expect(cellsOf(octets).map(({ field, at, bits, value }) => `${field} ${at}+${bits} ${value}`)).toEqual([
      'SRC 0+16 51000',
      'DST 16+16 80',
      'SEQ 32+32 1549',
      'ACK 64+32 301',
      'OFF 96+4 5',
      'RSV 100+4 0',
      'CWR 104+1 0',
      'ECE 105+1 0',
      'URG 106+1 0',
      'ACKF 107+1 1',
      'PSH 108+1 0',
      'RST 109+1 0',
      'SYN 110+1 0',
      'FIN 111+1 0',
      'WND 112+16 65535',
      `SUM 128+16 ${0xbf39}`,
      'UP 144+16 0',
    ])
  })

  test('tells an option by kind, length and what is in it', () => {
    expect(optionsIn(header([2, 4, 5, 0xb4, 1, 3, 3, 7]))).toEqual([
      'kind 2',
      'length 4',
      'mss 1460',
      'kind 1',
      'kind 3',
      'length 3',
      'shift 7',
    ])
    expect(optionsIn(header([1, 1, 5, 10, 0, 0, 0, 9, 255, 255, 255, 255]))).toEqual([
      'kind 1',
      'kind 1',
      'kind 5',
      'length 10',
      'left edge 9',
      'right edge 4294967295',
    ])
  })

  test('keeps what it does not know, and what cannot be, as data', () => {
    expect(optionsIn(header([253, 4, 0xab, 0xcd]))).toEqual(['kind 253', 'length 4', `data ${0xabcd}`])
    expect(optionsIn(header([2, 40, 0, 1]))).toEqual(['kind 2', `data ${0x280001}`])
    expect(optionsIn(header([0, 7, 7, 7]))).toEqual(['kind 0', `padding ${0x070707}`])
  })

  test('is whole, whatever octets there are: no bit twice, none left out', () => {
    const gapless = (cells: readonly Cell[]) => cells.every(({ at }, i) => at === endOf(cells[i - 1]))
    const endOf = (cell: Cell | undefined) => (cell ? cell.at + cell.bits : 0)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (octets) => {
        const cells = cellsOf(octets)
        expect(gapless(cells)).toBe(true)
        expect(cells.every(({ bits, value }) => bits > 0 && (value === null) === bits > 32)).toBe(true)
        if (octets.length < 20) return
        const size = Math.min(Math.max(20, ((octets[12] ?? 0) >> 4) * 4), octets.length)
        expect(endOf(cells.at(-1))).toBe(size * 8)
      }),
    )
  })

  test('reads every option that the simulation writes', () => {
    const uint32 = fc.nat(0xffffffff)
    const options = fc.record(
      {
        mss: fc.nat(0xffff),
        sackPermitted: fc.constant(true),
        timestamps: fc.record({ value: uint32, echo: uint32 }),
        windowScale: fc.nat(14),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(options, (options) => {
        const cells = cellsOf(header([...tcpOptions(options)]))
        const value = (part: string) => cells.find(({ option }) => option?.part === part)?.value
        expect(value('mss')).toBe(options.mss)
        expect(value('shift')).toBe(options.windowScale)
        expect(value('tsval')).toBe(options.timestamps?.value)
        expect(value('tsecr')).toBe(options.timestamps?.echo)
        expect(cells.some(({ option }) => option?.kind === 4)).toBe(options.sackPermitted === true)
      }),
    )
  })
})
