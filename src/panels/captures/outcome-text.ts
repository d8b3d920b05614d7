import type { Followed } from '../../capture/follow/follow'
import type { CaptureMessages } from '../../messages/messages'

/** How a connection ended, and by whom. */
export function outcomeText(
  { outcome, closedBy }: Pick<Followed, 'outcome' | 'closedBy'>,
  t: CaptureMessages,
): string {
  const byServer = closedBy === 'server'
  switch (outcome) {
    case 'closed':
      return byServer ? t.capture_closed_by_server() : t.capture_closed()
    case 'reset':
      if (closedBy === null) return t.capture_reset_by_nobody()
      return byServer ? t.capture_reset_by_server() : t.capture_reset()
    case 'refused':
      return t.capture_refused()
    case 'unanswered':
      return t.capture_unanswered()
    case 'open':
      return t.capture_open()
    case 'partial':
      return t.capture_partial()
  }
}
