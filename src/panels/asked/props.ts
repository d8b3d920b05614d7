import type { Asked } from '../../diagrams/asking'
import type { CardMessages } from '../../messages/messages'
import type { Player } from '../../playback/player'
import type { State } from '../../tcp/tcb/state'
import type { Visitor } from '../reference/visitors'

export interface AnswerProps {
  readonly asked: Asked
  readonly words: CardMessages
  readonly player: Player
  /** Goes to a step, and keeps the answer. */
  onGo(step: number): void
  onAsk(asked: Asked): void
  onClose(): void
  /** Asked for another scenario, at a step of it. */
  readonly onChoose?: ((scenario: string, step: number) => void) | undefined
  /** Fetches which scenarios visit a state. */
  readonly visitors?: (() => Promise<(state: State) => readonly Visitor[]>) | undefined
  /** Address of the reference of the states, where there is one to lead to. */
  readonly reference?: string | undefined
  /** It was asked for with the keyboard: the answer takes the focus. */
  readonly focused: boolean
}
