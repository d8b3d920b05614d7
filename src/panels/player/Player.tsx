import {
  type ComponentType,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { AskingContext } from '../../diagrams/asking'
import { SequenceDiagram } from '../../diagrams/sequence/SequenceDiagram'
import { StateDiagram } from '../../diagrams/states/StateDiagram'
import { useMessages } from '../../messages/context'
import { type HelpMessages, loadHelpMessages } from '../../messages/messages'
import type { Controls, MotionPreference, ReadingPace } from '../../playback/options'
import { type Panel, STANDARD_PANELS } from '../../playback/panels'
import type { Player as Playing } from '../../playback/player'
import type { Recital } from '../../playback/recital'
import { type UsedPlayerOptions, usePlayer } from '../../playback/usePlayer'
import type { Script } from '../../simulation/script'
import type { Timeline } from '../../timeline/timeline'
import type { AnswerProps } from '../asked/props'
import { useAnswer } from '../asked/useAnswer'
import { type DrawerMemory, useDrawer } from '../drawer/useDrawer'
import { Narration } from '../narration/Narration'
import { useRecital } from '../narration/useRecital'
import { Transport } from '../transport/Transport'
import { useFetched } from '../useFetched'
import { Announcer } from './Announcer'
import type { HelpProps, KeyRow } from './Help'
import styles from './Player.module.css'
import { useFullscreen } from './useFullscreen'
import { useKeys } from './useKeys'
import { useMotion } from './useMotion'
import { useOffstage } from './useOffstage'
import { usePoster } from './usePoster'
import { useQuestion } from './useQuestion'

export interface PlayerProps extends Omit<UsedPlayerOptions, 'motion' | 'holds'> {
  /** What the run is a run of. Place, speed and what is open stay while this does, whatever becomes of the run. */
  readonly document: string
  readonly timeline: Timeline
  /** How the run is told; worked out here unless given, after what is seen first. */
  readonly recital?: Recital | undefined
  /** Stands above the run, where nothing around it says what it is a run of. */
  readonly title?: string | undefined
  /** Default full. */
  readonly controls?: Controls | undefined
  /** Default sequence, states and narration. */
  readonly panels?: readonly Panel[] | undefined
  /** Fetches the script that the run is a run of; a capture has none. */
  readonly script?: (() => Promise<Script>) | undefined
  /** Remembers what is open; with it every panel is at hand, else those of `panels`. */
  readonly drawer?: DrawerMemory | undefined
  /** Default auto: as the system says. */
  readonly motion?: MotionPreference | undefined
  /** Default read where there is a narration, else flow. */
  readonly pace?: ReadingPace | undefined
  /** Takes the focus when it appears. */
  readonly focused?: boolean | undefined
  /** Told of the player at first and whenever its step, status or speed changes. */
  readonly onChange?: ((player: Playing) => void) | undefined
  /** What else there is to say at a step, beside the reference. */
  readonly remark?: ((step: number) => ReactNode) | undefined
  /** A scenario that an answer offers was chosen, at a step of it. */
  readonly onChoose?: AnswerProps['onChoose']
  /** Fetches which scenarios visit a state. */
  readonly visitors?: AnswerProps['visitors']
  /** Address of the reference of the states, where there is one to lead to. */
  readonly reference?: string | undefined
  /** Takes the run into one's own hands at the moment that is shown. */
  readonly onTakeOver?: ((player: Playing) => void) | undefined
  /** Keys of the page around it that the help tells, too. */
  readonly otherKeys?: readonly KeyRow[] | undefined
}

/**
 * A run with both diagrams, its narration and everything to play it with. It takes the size of its container
 * and touches nothing outside of it: neither address, title nor keys, except while the focus is inside.
 */
export function Player(props: PlayerProps) {
  return <Stage key={props.document} {...props} />
}

function Stage(props: PlayerProps) {
  const { controls = 'full', panels = STANDARD_PANELS, focused, onChange, script, onTakeOver } = props
  const t = useMessages()
  const root = useRef<HTMLElement>(null)
  const [help, setHelp] = useState<{
    readonly Help: ComponentType<HelpProps>
    readonly words: HelpMessages
  }>()
  const motion = useMotion(props.motion ?? 'auto')
  const recital = useRecital(props.timeline, props.recital)
  const pace = props.pace ?? (panels.includes('narration') ? 'read' : 'flow')
  const holds = useMemo(
    () => (pace === 'read' && recital ? (step: number) => recital.holds[step] ?? 0 : undefined),
    [pace, recital],
  )
  const player = usePlayer(props.timeline, { ...props, holds, motion })
  const drawer = useDrawer({
    root,
    panels,
    hasScript: script !== undefined,
    memory: props.drawer,
    best: props.timeline.panel,
  })
  const fullscreen = useFullscreen(root)
  useOffstage(root, player)
  // Few ask for it: it is fetched when they do. Where it cannot be fetched, the next press tries again.
  const openHelp = () => {
    Promise.all([import('./Help'), loadHelpMessages(t.language)]).then(
      ([{ Help }, words]) => setHelp({ Help, words }),
      () => undefined,
    )
  }
  const poster = usePoster(player, {
    root,
    shown: controls !== 'none' && panels.includes('sequence') && !drawer.open,
  })
  const onKeyDown = useKeys(poster.player, openHelp)

  useEffect(() => onChange?.(player), [onChange, player])
  useEffect(() => {
    if (focused) root.current?.focus()
  }, [focused])

  const { timeline, schedule, playhead, step } = player
  const view = { timeline, schedule, playhead, step, motion }
  const panel = { timeline, step, playing: !player.paused, script, onGo: player.goTo }
  const place = root.current?.getRootNode()
  // For those who cannot see the diagrams, and on paper: beside what is seen first, and without it if it must be.
  const { value: steps } = useFetched(t.language, async () => {
    const { fetchSteps } = await import('../drawer/late')
    return fetchSteps(t.language, root.current?.getRootNode())
  })
  const { asking, asked, close, goTo, isByKeyboard } = useQuestion(player)
  const answer = useAnswer(asked !== undefined)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && asked && !event.defaultPrevented) close()
    else onKeyDown(event)
  }
  const { onChoose, visitors, reference } = props
  return (
    <AskingContext value={asking}>
      <article
        ref={root}
        tabIndex={-1}
        className={styles.player}
        aria-label={t.player()}
        data-poster={poster.isUp ? '' : undefined}
        onKeyDown={onKey}
      >
        {props.title && <p className={styles.title}>{props.title}</p>}
        {controls !== 'none' && (
          <div className={styles.transport}>
            <Transport
              player={poster.player}
              minimal={controls === 'minimal'}
              drawer={drawer}
              fullscreen={fullscreen}
              onHelp={openHelp}
              onTakeOver={onTakeOver && (() => onTakeOver(player))}
            />
          </div>
        )}
        <div
          className={styles.stage}
          data-panels={panels.filter((panel) => STANDARD_PANELS.includes(panel)).join(' ')}
          data-drawer={drawer.open || undefined}
          data-poster={poster.isUp ? '' : undefined}
        >
          {panels.includes('sequence') && (
            <div className={styles.sequence}>
              <SequenceDiagram {...view} />
              {poster.Poster && <poster.Poster player={player} onPlay={poster.play} />}
            </div>
          )}
          {panels.includes('states') && (
            <div className={styles.states}>
              <StateDiagram {...view} />
            </div>
          )}
          {asked && answer && (
            <div className={styles.answer} data-about={asked.kind}>
              <answer.Answer
                asked={asked}
                words={answer.words}
                player={player}
                focused={isByKeyboard}
                onGo={goTo}
                onAsk={(next) => asking.ask(next)}
                onClose={close}
                {...{ onChoose, visitors, reference }}
              />
            </div>
          )}
          {panels.includes('narration') && (
            <div className={styles.narration}>
              <Narration
                timeline={timeline}
                step={step}
                playing={!player.paused}
                longest={recital?.longest}
                remark={props.remark?.(step)}
              />
            </div>
          )}
          {steps && !(drawer.open && drawer.tab === 'steps') && (
            <div className={styles.steps}>{steps({ ...panel, shown: false })}</div>
          )}
          <div id={drawer.id} className={styles.drawer} hidden={!drawer.open}>
            {drawer.view && (
              <drawer.view.Drawer
                {...drawer}
                words={drawer.view.words}
                panel={panel}
                root={place}
                onChoose={drawer.choose}
                onClose={controls === 'full' ? drawer.close : undefined}
              />
            )}
          </div>
        </div>
        <Announcer player={player} />
        {help && (
          <help.Help words={help.words} others={props.otherKeys ?? []} onClose={() => setHelp(undefined)} />
        )}
      </article>
    </AskingContext>
  )
}
