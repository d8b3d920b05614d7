/** What became of an arriving segment. */
export type Outcome = 'accepted' | 'ignored' | 'challenged' | 'reset' | 'queued'

/** What an endpoint decided about an arriving segment, why, and which section says so. */
export interface Verdict {
  readonly outcome: Outcome
  /** Names the rule, stable and language-free: the key of its words in every language. */
  readonly rule: string
  /** The rule in one English sentence. */
  readonly reason: string
  /** Section of RFC 9293, or "RFC NNNN §N" of another document. */
  readonly rfc: string
}
