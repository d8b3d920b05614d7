import { anchorOf } from '../../diagrams/states/notes'
import type { State } from '../../tcp/tcb/state'
import type { Trouble } from './entries'

/** Where the reference tells of a trouble: "close-wait/leak". */
export function troubleId(state: State, trouble: Trouble): string {
  const anchor = anchorOf(state)
  return `${anchor}/${trouble.slice(anchor.length + 1).replaceAll('_', '-')}`
}
