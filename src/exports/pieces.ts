/** UTF-16 code units at which a piece is long enough to be written. */
const ENOUGH = 65_536

/** Texts one behind the other in pieces that are worth writing each: there may be very many. */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = ''
  for (const text of texts) {
    piece += text
    if (piece.length < ENOUGH) continue
    yield piece
    piece = ''
  }
  yield piece
}
