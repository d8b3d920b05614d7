/** Ends a command: one line for standard error that says what is wrong and where. Exit status 2. */
export class Failure extends Error {}

const listed = new Intl.ListFormat('en', { type: 'disjunction' })

/** The one of those allowed that `value` names, or a Failure that says which there are. */
export function oneOf<T extends string>(what: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw new Failure(`unknown ${what} "${value}": give ${listed.format(allowed)}`)
  return found
}

/** The words of a failed system call: "no such file or directory". */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return /^[A-Z0-9]+: ([^,]+)/.exec(message)?.[1] ?? message
}
