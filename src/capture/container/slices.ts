/** A file in pieces of any size, in order. */
export type Slices = AsyncIterable<Uint8Array>

/** A file of which any stretch can be read at any time. Answers fewer octets only at its end. */
export interface RandomAccess {
  read(offset: number, length: number): Promise<Uint8Array>
}
