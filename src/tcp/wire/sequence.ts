/**
 * Sequence numbers: unsigned 32-bit integers, arithmetic modulo 2^32 (RFC 9293 §3.4).
 * Comparison holds for numbers less than 2^31 apart.
 */
export const add = (a: number, b: number): number => (a + b) >>> 0

/** Signed distance from `b` to `a`, in -2^31 .. 2^31 - 1. */
export const distance = (a: number, b: number): number => (a - b) | 0

export const lt = (a: number, b: number): boolean => distance(a, b) < 0
export const le = (a: number, b: number): boolean => distance(a, b) <= 0
export const gt = (a: number, b: number): boolean => distance(a, b) > 0
export const ge = (a: number, b: number): boolean => distance(a, b) >= 0

/** The later of two sequence numbers. */
export const later = (a: number, b: number): number => (lt(a, b) ? b : a)

/** The earlier of two sequence numbers. */
export const earlier = (a: number, b: number): number => (lt(a, b) ? a : b)
