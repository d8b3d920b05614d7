const WORD = 0x1_0000_0000
const HALF = 0x1_0000
const NANOSECONDS = 1_000_000_000
/** Up to here every step of the division is exact in a double. */
const EXACT = 2 ** 36

/** Turns a 64-bit count of an interface's units into seconds and nanoseconds. */
export interface Clock {
  seconds: number
  nanoseconds: number
  set(high: number, low: number): void
}

/**
 * The clock of an interface of a pcapng file. `unitsPerSecond` as if_tsresol says, a power of 10 or of 2;
 * `offset` in seconds, as if_tsoffset says (draft-ietf-opsawg-pcapng §4.2).
 */
export function clockOf(unitsPerSecond: number, offset: number): Clock {
  const clock: Clock = {
    seconds: 0,
    nanoseconds: 0,
    set(high, low) {
      if (unitsPerSecond > EXACT) return setExactly(high, low)
      // Long division in base 2^16: no partial result exceeds 2^53.
      const rest = high % unitsPerSecond
      const upper = rest * HALF + (low >>> 16)
      const lower = (upper % unitsPerSecond) * HALF + (low & 0xffff)
      const quotient =
        Math.floor(high / unitsPerSecond) * WORD +
        Math.floor(upper / unitsPerSecond) * HALF +
        Math.floor(lower / unitsPerSecond)
      clock.seconds = quotient + offset
      clock.nanoseconds = Math.floor(((lower % unitsPerSecond) * NANOSECONDS) / unitsPerSecond)
    },
  }
  function setExactly(high: number, low: number): void {
    const units = (BigInt(high) << 32n) | BigInt(low)
    const perSecond = BigInt(unitsPerSecond)
    clock.seconds = Number(units / perSecond) + offset
    clock.nanoseconds = Number(((units % perSecond) * BigInt(NANOSECONDS)) / perSecond)
  }
  return clock
}
