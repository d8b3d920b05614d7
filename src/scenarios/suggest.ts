/** Letters to insert, leave out, exchange or swap with their neighbour to get from one word to the other. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}

const LONGEST = 32

/** The full-width letters of an input method count as the letters they stand for. */
const plain = (word: string) => word.normalize('NFKC').toLowerCase().replace(/[_-]/g, '')

/** What turns a word into its opposite is no slip of the pen. */
const NEGATION = /^(un|dis|non?|dont|not|de|anti|stop)/

/** Whether one word is the other with a negation before it. */
const isOpposite = (a: string, b: string): boolean =>
  [a, b].some((word, i) => {
    const bare = word.replace(NEGATION, '')
    return bare !== word && distance(bare, [b, a][i] ?? '') <= 1
  })

/** The words of the vocabulary that may be meant, the nearest first; those that hold the word among them. */
export function near<K extends string>(word: string, vocabulary: readonly K[], most = 3): readonly K[] {
  if (word.length > LONGEST) return []
  const written = plain(word)
  const farthest = Math.max(1, Math.floor(written.length / 3))
  return vocabulary
    .map((candidate) => ({ candidate, needed: distance(written, plain(candidate)) }))
    .filter(
      ({ candidate, needed }) =>
        needed <= farthest || (written.length > 2 && plain(candidate).includes(written)),
    )
    .toSorted((a, b) => a.needed - b.needed)
    .slice(0, most)
    .map(({ candidate }) => candidate)
}

/** The word of the vocabulary that was probably meant, if one is near. */
export function nearest<K extends string>(word: string, vocabulary: readonly K[]): K | undefined {
  if (word.length > LONGEST) return undefined
  const written = plain(word)
  let best: K | undefined
  let least = Math.max(1, Math.floor(written.length / 3)) + 1
  for (const candidate of vocabulary) {
    const needed = distance(written, plain(candidate))
    if (needed < least && !isOpposite(written, plain(candidate))) {
      least = needed
      best = candidate
    }
  }
  return best
}
