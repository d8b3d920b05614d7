/** An errno as Linux names it: ECONNRESET. */
const ERRNO = /^E[A-Z]+$/

/** What a call answered was an error: in the words of RFC 9293, or an errno. */
export const isRefused = (result: string | undefined): boolean =>
  result !== undefined && (result.startsWith('error') || ERRNO.test(result))
