const trimmed = (value: number, digits: number) => String(Number(value.toFixed(digits)))

/** Whether a number needs no more than one decimal. */
const isRound = (value: number) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6

/** A length of time in the unit in which people say it: "50 ms", "12.35 s", "601 s", "10 min", "2 h". */
export function duration(seconds: number): string {
  if (seconds === 0) return '0 s'
  if (seconds < 0.000_999_5) return `${trimmed(seconds * 1e6, 0)} µs`
  if (seconds < 0.999_5) return `${trimmed(seconds * 1e3, seconds < 0.01 ? 2 : 0)} ms`
  if (seconds >= 7200 && isRound(seconds / 3600)) return `${trimmed(seconds / 3600, 1)} h`
  if (seconds >= 600 && isRound(seconds / 60)) return `${trimmed(seconds / 60, 1)} min`
  return `${trimmed(seconds, seconds < 100 ? 2 : seconds < 1000 ? 1 : 0)} s`
}
