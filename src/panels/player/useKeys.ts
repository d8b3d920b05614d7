import type { KeyboardEvent } from 'react'
import type { Player } from '../../playback/player'
import { commandOf, obey, pressedOn } from './keys'

/** Handles the keys that are for the player, while the focus is inside it. */
export function useKeys(player: Player, onHelp: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented) return
    const command = commandOf({
      key: event.key,
      modified: event.ctrlKey || event.metaKey || event.altKey,
      on: pressedOn(event.target),
    })
    if (command === undefined || (command === 'goOn' && !player.holding)) return
    event.preventDefault()
    if (command === 'help') onHelp()
    else obey(player, command)
  }
}
