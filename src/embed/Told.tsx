import { useLayoutEffect } from 'react'
import { useMessages } from '../messages/context'
import { Notices } from '../panels/notices/Notices'
import { noticeOf } from '../panels/notices/reasons'
import type { Problem } from '../playback/opening'

export interface ToldProps {
  readonly problems: readonly Problem[]
  onShown(): void
}

/** What of the author's wishes was ignored, and why. */
export function Told({ problems, onShown }: ToldProps) {
  const t = useMessages()
  useLayoutEffect(onShown)
  const notices = [...new Set(problems.map((problem) => noticeOf(t, problem, 'embed')))]
  return <Notices key={notices.join()} texts={notices} />
}
