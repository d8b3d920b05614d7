import type { CardMessages, ReferenceMessages } from '../../messages/messages'
import type { State } from '../../tcp/tcb/state'
import { type Role, WHO } from './roles'

/** All that the reference says, in one language: its own words, and those that it shares with the cards. */
export interface ReferenceWords {
  readonly reference: ReferenceMessages
  readonly cards: CardMessages
}

/** "TIME-WAIT: waits until time has passed." without the name. */
export const withoutName = (mnemonic: string): string => mnemonic.replace(/^[A-Z\d-]+\s*[:：]\s*/, '')

/** Who can be in a state, in a few words. */
export function whoSays({ reference: t }: ReferenceWords, state: State): string {
  const { roles, crossing } = WHO[state]
  const says = [
    ...roles.map((role: Role) => t[`role_${role}`]()),
    ...(crossing ? [t[`crossing_${crossing}`]()] : []),
  ]
  return says.length === 0 ? t.role_both() : says.join(t.grammar.semicolon)
}
