import type { TerminalMessages } from '../../messages/messages'
import type { Change } from '../../terminal/commands/ss/watch'

/** A change in words: "Send-Q 1000, was 1552". */
export function changeText(change: Change, t: TerminalMessages): string {
  if (change.kind === 'new') return t.terminal_new({ state: change.state })
  if (change.kind === 'gone') return t.terminal_gone({ state: change.state })
  if (change.was === '') return t.terminal_began(change)
  return change.now === '' ? t.terminal_ended(change) : t.terminal_changed(change)
}

/** What the terminal itself can be asked for, set as its commands print. */
export function helpText(t: TerminalMessages): string {
  const rows = [
    ['ss [-taonlpiHO46s] [state STATE] [FILTER]', t.terminal_help_ss()],
    ['netstat [-taonpl]', t.terminal_help_netstat()],
    ['cat /proc/net/tcp', t.terminal_help_proc()],
    ['| grep wc sort uniq head tail awk', t.terminal_help_pipes()],
    ['clear', t.terminal_help_clear()],
    ['help', t.terminal_help_help()],
  ] as const
  const width = Math.max(...rows.map(([command]) => command.length))
  return rows.map(([command, about]) => `${command.padEnd(width)}  ${about}\n`).join('')
}
