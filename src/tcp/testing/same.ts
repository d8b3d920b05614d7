/** Fails with both values, in a word each, unless they are the same. The order of keys counts. */
export function same(what: string, actual: unknown, expected: unknown): void {
  const [is, wanted] = [actual, expected].map((value) => JSON.stringify(value))
  if (is !== wanted) throw new Error(`${what}: ${is}, expected ${wanted}`)
}
