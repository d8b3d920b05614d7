/** A file in pieces of any size, in order. */
export type Slices = AsyncIterable<Uint8Array>
