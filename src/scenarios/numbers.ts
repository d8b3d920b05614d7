import { type Range, UNITS } from './language'

const DIGITS = /^\d{1,15}$/

/** A whole number within the range; undefined if the text is anything else. */
export function readInteger(text: string, { min, max }: Range): number | undefined {
  const value = DIGITS.test(text) ? Number(text) : Number.NaN
  return value >= min && value <= max ? value : undefined
}

const DURATION = /^(\d{1,15})(?:\.(\d{1,15}))?(us|ms|s|min)$/i

/** "1.5s" in microseconds, if that is a whole number of them within the range; a bare 0 needs no unit. */
export function readDuration(text: string, { min, max }: Range): number | undefined {
  const [match, whole = '', fraction = '', unit = ''] = DURATION.exec(text === '0' ? '0us' : text) ?? []
  if (match === undefined) return undefined
  const size = UNITS[unit.toLowerCase()] ?? 1
  const digits = fraction.replace(/0+$/, '')
  // Whole microseconds never need more than eight decimals, and with eight the product is exact.
  const part = digits.length > 8 ? Number.NaN : (Number(digits) * size) / 10 ** digits.length
  const value = Number(whole) * size + part
  return Number.isInteger(part) && value >= min && value <= max ? value : undefined
}

/** A duration in the largest unit below minutes in which it is whole: "50ms". */
export function writeDuration(microseconds: number): string {
  if (microseconds === 0) return '0ms'
  for (const unit of ['s', 'ms']) {
    const count = microseconds / (UNITS[unit] ?? 1)
    if (Number.isInteger(count)) return `${count}${unit}`
  }
  return `${microseconds}us`
}
