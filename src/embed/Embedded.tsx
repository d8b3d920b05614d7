import { Component, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { MessagesProvider } from '../messages/context'
import type { Messages } from '../messages/messages'
import { spoken } from '../messages/spoken'
import { loadTelling, tellingIn } from '../panels/narration/telling'
import { whatHappens } from '../panels/narration/what'
import { useTold } from '../panels/notices/useTold'
import { Player } from '../panels/player/Player'
import { asProblem, type Problem } from '../playback/opening'
import { type Options, withinRun } from '../playback/options'
import type { Player as Playing } from '../playback/player'
import type { Recital } from '../playback/recital'
import type { Script } from '../simulation/script'
import type { Timeline } from '../timeline/timeline'
import styles from './Embedded.module.css'
import type { Remote } from './remote'

export interface EmbeddedProps {
  /** Name of the run, what it is a run of, and the run itself. */
  readonly run: string
  readonly document: string
  readonly timeline: Timeline
  readonly recital: Recital | undefined
  readonly script: () => Promise<Script>
  /** The step to stand at if this run takes the place of another of the same document. */
  readonly resumeAt: number | undefined
  readonly options: Options
  readonly problems: readonly Problem[]
  readonly t: Messages
  readonly remote: Remote
  onShown(): void
}

/** A player in someone else's page: told by its host what to show, and telling it what happens. */
export function Embedded(props: EmbeddedProps) {
  const { run, document, timeline, recital, script, resumeAt, options, problems, t, remote, onShown } = props
  useLayoutEffect(onShown, [onShown])
  const duration = timeline.moments.at(-1)?.time ?? 0
  const within = withinRun(options, timeline.moments.length - 1, duration)
  const all = [...problems, ...within.ignored.map(asProblem)]
  const telling = useTold(t.language, all.length > 0)
  const { theme } = within.options
  return (
    <MessagesProvider value={t}>
      <div className={styles.embedded} lang={t.language} data-theme={theme}>
        {telling && <telling.Told problems={all} place="embed" words={telling.words} onShown={onShown} />}
        <Boundary key={document} instead={<p className={styles.failed}>{t.crashed()}</p>}>
          <Run
            run={run}
            document={document}
            timeline={timeline}
            recital={recital}
            script={script}
            resumeAt={resumeAt}
            options={within.options}
            t={t}
            remote={remote}
          />
        </Boundary>
      </div>
    </MessagesProvider>
  )
}

/** What the host is told of a step; the least there is to say where no more could be fetched. */
function toldOf(timeline: Timeline, step: number, t: Messages) {
  const telling = tellingIn(t.language)
  const { note } = telling?.narrate(timeline, step) ?? {}
  return {
    narration: telling?.inPlay(timeline, step) ?? whatHappens(timeline, step, t),
    ...(note !== undefined && { note }),
  }
}

type RunProps = Omit<EmbeddedProps, 'problems' | 'onShown'>

function Run({ run, document, timeline, recital, script, resumeAt, options, t, remote }: RunProps) {
  const { step, t: time, speed } = options
  const player = useRef<Playing>(undefined)
  const asked = useRef({ step, time, speed })

  // What the player reads once at first, a host may ask for again.
  useEffect(() => {
    const before = asked.current
    asked.current = { step, time, speed }
    const { current } = player
    if (!current) return
    if (step !== before.step && step !== undefined) current.goTo(step)
    else if (time !== before.time && time !== undefined)
      current.seek(current.pace.timeAt(current.schedule.toPlaying(time)))
    if (speed !== before.speed) current.setSpeed(speed ?? 1)
  }, [step, time, speed])

  return (
    <Player
      document={document}
      timeline={timeline}
      recital={recital}
      script={script}
      title={spoken(t, timeline.title)}
      resumeAt={resumeAt}
      step={step}
      time={time}
      from={options.from}
      to={options.to}
      speed={speed}
      autoplay={options.autoplay}
      loop={options.loop}
      controls={options.controls}
      panels={options.panels}
      motion={options.motion}
      pace={options.pace}
      onChange={(now) => {
        // What was shown before the run was taken is no news of it.
        if (now.timeline !== timeline) return
        player.current = now
        if (!now.ready) return
        const follow = () => remote.follow(now, run, () => toldOf(timeline, now.step, t))
        if (tellingIn(t.language)) follow()
        else loadTelling(t.language).then(follow, follow)
      }}
    />
  )
}

interface BoundaryProps {
  readonly instead: ReactNode
  readonly children: ReactNode
}

/** Stands in for a run that failed to draw: never a blank place. */
class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}
