import { useMemo, useState } from 'react'
import type { Act } from '../../sandbox/act'
import type { Refusal } from '../../sandbox/edit'
import type { Instant } from '../../sandbox/place'
import { act as acted, type Played, play } from '../../sandbox/play'
import { add, choose, redo, type Session, undo } from '../../sandbox/session'
import type { RunError } from '../../simulation/error'
import type { SegmentFlight } from '../../timeline/timeline'

/** Texts that were played lately: one goes back and forth between a few. */
const REMEMBERED = 50

/** What is shown of a session, and all that can be done with it. */
export interface Sandboxed {
  readonly session: Session
  readonly played: Played
  /** Where to stand in a run that takes the place of another. */
  readonly resumeAt: number | undefined
  /** Why the last act was refused. */
  readonly refusal: Refusal | undefined
  act(instant: Instant, what: Act): void
  /** Runs a text that was written by hand; what is wrong with it, or nothing. */
  write(text: string, step: number): readonly RunError[]
  undo(): void
  redo(): void
  choose(leaf: number): void
  /** The segments of the run from which a text was made: what its act names. */
  segmentsBefore(leaf: number): readonly SegmentFlight[]
}

interface Shown {
  readonly session: Session
  readonly resumeAt: number | undefined
  readonly refusal?: Refusal
}

const textOf = ({ leaves }: Session, leaf: number): string => leaves[leaf]?.text ?? ''

/**
 * A session that begins with `first`, which runs. The session is handed on whenever it changes.
 * @param id names the run
 */
export function useSession(first: Session, id: string, onChange: (session: Session) => void): Sandboxed {
  const [shown, setShown] = useState<Shown>({ session: first, resumeAt: undefined })
  const [known] = useState(() => new Map<string, Played>())
  const { session } = shown
  const text = textOf(session, session.current)

  const playedOf = (text: string): Played | undefined => {
    const before = known.get(text)
    if (before) return before
    const playing = play(text, id)
    if (!playing.ok) return undefined
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value ?? '')
    known.set(text, playing.played)
    return playing.played
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text says it all.
  const played = useMemo(() => playedOf(text), [text])
  if (!played) throw new Error('What is shown of a session runs.')

  /** A session that came with a link may hold a text that does not run: it stays where it is. */
  const show = (next: Session, resumeAt?: number) => {
    if (!playedOf(textOf(next, next.current))) {
      setShown({ ...shown, refusal: 'text' })
      return
    }
    setShown({ session: next, resumeAt })
    if (next !== session) onChange(next)
  }
  return {
    session,
    played,
    resumeAt: shown.resumeAt,
    refusal: shown.refusal,
    act(instant, what) {
      const done = acted(played, instant, what)
      if (!done.ok) {
        setShown({ ...shown, refusal: done.why })
        return
      }
      known.set(done.played.text, done.played)
      const isSeen = what.kind === 'call' || what.kind === 'forge'
      const change = { kind: 'act', act: what, time: instant.time } as const
      show(add(session, done.played.text, instant.step, change), isSeen ? instant.step + 1 : undefined)
    },
    write(text, step) {
      const playing = play(text, id)
      if (!playing.ok) return playing.mistakes
      known.set(text, playing.played)
      show(add(session, text, step, { kind: 'written' }))
      return []
    },
    undo: () => show(undo(session)),
    redo: () => show(redo(session)),
    choose: (leaf) => show(choose(session, leaf)),
    segmentsBefore(leaf) {
      const before = session.leaves[leaf]?.before
      const run = typeof before === 'number' ? playedOf(textOf(session, before)) : undefined
      return run?.watched.timeline.segments ?? []
    },
  }
}
