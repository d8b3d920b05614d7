/**
 * The Internet checksum of RFC 1071: the one's complement of the one's complement sum of all 16-bit words,
 * an odd last octet padded with zero. `initial` is a sum to begin with, such as that of a pseudo-header.
 */
export function internetChecksum(octets: Uint8Array, initial = 0): number {
  let sum = initial
  for (let i = 0; i < octets.length; i += 2) {
    sum += ((octets[i] ?? 0) << 8) | (octets[i + 1] ?? 0)
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000)
  return ~sum & 0xffff
}
