import type { Player } from '../../playback/player'
import { nextSpeed } from '../../playback/speeds'

/** What a key asks of the player; `help` is for the view. */
export type KeyCommand =
  | 'toggle'
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'slower'
  | 'faster'
  | 'restart'
  | 'goOn'
  | 'help'
  | { readonly tenth: number }

/** The part of a keyboard event that decides, and what it was pressed on. */
export interface KeyPress {
  readonly key: string
  readonly modified: boolean
  /** What has the focus: some elements use some keys themselves. */
  readonly on: 'button' | 'link' | 'field' | 'slider' | 'other'
}

const COMMANDS: Readonly<Record<string, KeyCommand>> = {
  ' ': 'toggle',
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  Home: 'first',
  End: 'last',
  '<': 'slower',
  '>': 'faster',
  r: 'restart',
  R: 'restart',
  Enter: 'goOn',
  '?': 'help',
}

/** Up and down move a slider as right and left do. */
const ON_SLIDER: Readonly<Record<string, KeyCommand>> = { ArrowUp: 'next', ArrowDown: 'previous' }

/** What this key press means, if it is for the player at all. */
export function commandOf({ key, modified, on }: KeyPress): KeyCommand | undefined {
  if (modified || on === 'field') return undefined
  if ((key === ' ' && on === 'button') || (key === 'Enter' && on !== 'other')) return undefined
  if (/^\d$/.test(key)) return { tenth: Number(key) }
  const commands = on === 'slider' ? { ...COMMANDS, ...ON_SLIDER } : COMMANDS
  return Object.hasOwn(commands, key) ? commands[key] : undefined
}

/** What a key pressed on this element is pressed on. */
export function pressedOn(target: EventTarget | null): KeyPress['on'] {
  if (!(target instanceof Element)) return 'other'
  if (target.closest('dialog, select, textarea, [contenteditable], input:not([type="range"])')) return 'field'
  if (target.matches('input')) return 'slider'
  if (target.closest('a[href]')) return 'link'
  return target.closest('button, summary, [role="button"]') ? 'button' : 'other'
}

export function obey(player: Player, command: Exclude<KeyCommand, 'help'>): void {
  if (typeof command === 'object') {
    player.seek(player.start + ((player.end - player.start) * command.tenth) / 10)
    return
  }
  const obeyed = {
    toggle: player.paused ? player.play : player.pause,
    next: player.next,
    previous: player.previous,
    first: () => player.goTo(player.first),
    last: () => player.goTo(player.last),
    slower: () => player.setSpeed(nextSpeed(player.speed, 'slower')),
    faster: () => player.setSpeed(nextSpeed(player.speed, 'faster')),
    restart: player.restart,
    goOn: player.goOn,
  }[command]
  obeyed()
}
