/**
 * The calls of RFC 9293 §3.9.1. In the profile linux they are the system calls: open is connect(), or where it is
 * passive listen() by a program that accepts whatever comes; abort is SO_LINGER with a time of 0 and close().
 */
export interface CallArguments {
  readonly open: { readonly mode: 'active' | 'passive'; readonly remote?: boolean }
  readonly listen: object
  /** accept(); from then on calls go to the accepted descriptor. linux only. */
  readonly accept: object
  readonly send: { readonly length: number }
  /** Without a length: all that is on hand. */
  readonly receive: { readonly length?: number }
  readonly close: object
  /** Default: wr. The others are for linux only. */
  readonly shutdown: { readonly how?: 'rd' | 'wr' | 'rdwr' }
  readonly abort: object
  /** SO_LINGER with a time of 0, and close(). */
  readonly linger: object
  readonly status: object
  /** SO_ERROR: the error that waits, which is told once. linux only. */
  readonly error: object
  /** linux only. */
  readonly poll: object
}
