import { useLayoutEffect } from 'react'
import type { NoticeMessages } from '../../messages/messages'
import type { Problem } from '../../playback/opening'
import { Notices } from './Notices'
import { noticeOf, type Place } from './reasons'

export interface ToldProps {
  readonly problems: readonly Problem[]
  readonly place: Place
  readonly words: NoticeMessages
  onShown?(): void
}

/** What of somebody's wishes was ignored, and why. */
export function Told({ problems, place, words, onShown }: ToldProps) {
  useLayoutEffect(() => onShown?.())
  const notices = [...new Set(problems.map((problem) => noticeOf(words, problem, place)))]
  return <Notices key={notices.join()} texts={notices} t={words} />
}
