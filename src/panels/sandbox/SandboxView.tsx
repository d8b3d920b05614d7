import { Redo2, Undo2 } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useMessages } from '../../messages/context'
import { loadSandboxMessages, type SandboxMessages } from '../../messages/messages'
import { spoken } from '../../messages/spoken'
import type { Player as Playing } from '../../playback/player'
import { inFlight, instantAt } from '../../sandbox/place'
import type { Session } from '../../sandbox/session'
import { read, SIDES } from '../../timeline/read'
import type { Timeline } from '../../timeline/timeline'
import { Player, type PlayerProps } from '../player/Player'
import { useFetched } from '../useFetched'
import { Branches } from './Branches'
import { Calls } from './Calls'
import { Coverage } from './Coverage'
import { Forge } from './Forge'
import { InFlight } from './InFlight'
import { changeName } from './names'
import { Outage } from './Outage'
import styles from './SandboxView.module.css'
import { Text } from './Text'
import { useSession } from './useSession'

export interface SandboxViewProps {
  /** What one begins with, or goes on with; the text that it shows runs. */
  readonly session: Session
  /** Names the run. */
  readonly id: string
  /** Where to stand at first. */
  readonly step: number
  /** Simulated seconds, between this step and the next. */
  readonly time?: number | undefined
  readonly words: SandboxMessages
  /** How the player around which it stands is shown. */
  readonly player: Omit<PlayerProps, 'document' | 'timeline' | 'step' | 'time' | 'onChange'>
  /** Told of every change. */
  onChange(session: Session): void
  onLeave(): void
}

/** The first step that each line of the script does. */
function stepsByLine(timeline: Timeline): ReadonlyMap<number, number> {
  const steps = new Map<number, number>()
  for (const [step, { line, cause }] of timeline.moments.entries()) {
    if (line !== undefined && cause.kind !== 'timer' && !steps.has(line)) steps.set(line, step)
  }
  return steps
}

/** A run in one's own hands: what both ends may call, what is on its way, the text that all of it makes. */
export function SandboxView({ session: first, id, step, time, player, ...on }: SandboxViewProps) {
  const messages = useMessages()
  const { language } = messages
  const t = useFetched(language, () => loadSandboxMessages(language)).value ?? on.words
  const sandboxed = useSession(first, id, on.onChange)
  const { session, played, resumeAt, refusal } = sandboxed
  const { timeline, held } = played.watched
  const [playing, setPlaying] = useState<Playing>()
  const leave = useRef<HTMLButtonElement>(null)
  useEffect(() => leave.current?.focus(), [])
  useMoved(playing)

  // Of the run that is shown; the player tells of it a little later.
  const isOwn = playing?.timeline === timeline
  const at = isOwn ? playing.step : Math.min(resumeAt ?? step, timeline.moments.length - 1)
  const now = () =>
    isOwn
      ? instantAt(timeline, playing.step, playing.schedule.toSimulated(playing.playhead.get()))
      : instantAt(timeline, at)
  const instant = now()
  const ends = timeline.moments[instant.step]
  const hosts = held[instant.step]
  const steps = useMemo(() => stepsByLine(timeline), [timeline])
  const names = { client: messages.side_client(), server: messages.side_server() }
  const script = useCallback(async () => played.script, [played])
  // It stays what it is while the playhead moves: its names ask the runs from which the branches were made.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it shows and does is the session's.
  const branches = useMemo(
    () => (
      <Branches
        session={session}
        words={t}
        nameOf={(leaf) =>
          changeName(session.leaves[leaf] as Session['leaves'][number], sandboxed.segmentsBefore(leaf), {
            t: messages,
            words: t,
          })
        }
        onChoose={sandboxed.choose}
      />
    ),
    [session, t, messages],
  )
  return (
    <div className={styles.room}>
      <div className={styles.view}>
        <div className={styles.bar}>
          <h2>{t.sandbox()}</h2>
          <p>{spoken(messages, timeline.title)}</p>
          <button type="button" aria-disabled={session.current === 0 || undefined} onClick={sandboxed.undo}>
            <Undo2 aria-hidden="true" />
            <span>{t.sandbox_undo()}</span>
          </button>
          <button
            type="button"
            aria-disabled={session.undone.length === 0 || undefined}
            onClick={sandboxed.redo}
          >
            <Redo2 aria-hidden="true" />
            <span>{t.sandbox_redo()}</span>
          </button>
          <button ref={leave} type="button" className={styles.leave} onClick={on.onLeave}>
            {t.sandbox_leave()}
          </button>
        </div>
        <div className={styles.player}>
          <Player
            {...player}
            document={`sandbox ${id}`}
            timeline={timeline}
            step={step}
            time={time}
            resumeAt={resumeAt}
            pace="flow"
            script={script}
            onChange={setPlaying}
          />
        </div>
        <section className={styles.hands} aria-label={t.sandbox()}>
          <Coverage played={played} instant={instant} t={messages} words={t} />
          {refusal && (
            <p role="alert" className={styles.refusal}>
              {{ 'no segment': t.refused_no_segment, text: t.refused_text, past: t.refused_past }[refusal]()}
            </p>
          )}
          <div className={styles.calls}>
            {hosts &&
              SIDES.map((side) => (
                <Calls
                  key={side}
                  side={side}
                  held={hosts[side]}
                  now={instant.time}
                  words={t}
                  onAct={(act) => sandboxed.act(now(), act)}
                />
              ))}
          </div>
          <InFlight
            segments={inFlight(timeline, instant)}
            now={instant.time}
            words={t}
            onAct={(act) => sandboxed.act(now(), act)}
          />
          {ends && <Forge ends={ends} words={t} onAct={(act) => sandboxed.act(now(), act)} />}
          <Outage words={t} names={names} onAct={(act) => sandboxed.act(now(), act)} />
          <Text
            text={played.text}
            line={read(timeline).line(instant.step)}
            steps={steps}
            words={t}
            onWrite={(text) => sandboxed.write(text, instant.step)}
            onGo={(step) => playing?.goTo(step)}
          />
          {branches}
        </section>
      </div>
    </div>
  )
}

/** Shows anew what is on its way whenever play stops, and with each step. */
function useMoved(playing: Playing | undefined): void {
  const [, move] = useState(0)
  useEffect(() => {
    if (!playing?.paused) return
    return playing.playhead.on('change', () => move((times) => times + 1))
  }, [playing])
}
