import {
  type CSSProperties,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Options } from '../playback/options'
import { STANDARD_PANELS } from '../playback/panels'
import {
  AT_REST,
  ATTRIBUTES,
  type Command,
  type PlayState,
  type Report,
  type Request,
  type ScenarioFault,
  type StepChange,
} from './contract'
import { Shell } from './shell'

/** The player from outside, after HTMLMediaElement where it has a word. */
export interface TcpVisualizerHandle extends Omit<PlayState, 'currentTime' | 'playbackRate'> {
  /** Playing seconds; can be set. */
  currentTime: number
  playbackRate: number
  play(): void
  pause(): void
  next(): void
  previous(): void
  goTo(step: number): void
  reset(): void
}

export interface TcpVisualizerProps extends Options {
  /** A scenario of one's own, in the scenario language; goes before `scenario`. */
  readonly script?: string
  readonly className?: string
  readonly style?: CSSProperties
  /** Seen until the player is there, and rendered on a server. */
  readonly children?: ReactNode
  readonly ref?: Ref<TcpVisualizerHandle>
  readonly onReady?: () => void
  readonly onPlay?: () => void
  readonly onPause?: () => void
  readonly onTimeUpdate?: () => void
  readonly onRateChange?: () => void
  readonly onEnded?: () => void
  readonly onStepChange?: (change: StepChange) => void
  readonly onScenarioError?: (fault: ScenarioFault) => void
}

function tell(props: TcpVisualizerProps, report: Report): void {
  if (report.type === 'stepchange') props.onStepChange?.(report.detail)
  else if (report.type === 'scenarioerror') props.onScenarioError?.(report.detail)
  else {
    const heard = {
      ready: props.onReady,
      play: props.onPlay,
      pause: props.onPause,
      timeupdate: props.onTimeUpdate,
      ratechange: props.onRateChange,
      ended: props.onEnded,
    }[report.type]
    heard?.()
  }
}

const optionsOf = (props: TcpVisualizerProps): Request['options'] =>
  ATTRIBUTES.flatMap((name) => {
    const value = props[name]
    return value === undefined ? [] : [[name, String(value)] as const]
  })

function handleOf(obey: (command: Command) => void, state: () => PlayState): TcpVisualizerHandle {
  return {
    play: () => obey({ type: 'play' }),
    pause: () => obey({ type: 'pause' }),
    next: () => obey({ type: 'next' }),
    previous: () => obey({ type: 'previous' }),
    goTo: (step) => obey({ type: 'goTo', step }),
    reset: () => obey({ type: 'reset' }),
    get currentTime() {
      return state().currentTime
    },
    set currentTime(currentTime) {
      obey({ type: 'currentTime', currentTime })
    },
    get playbackRate() {
      return state().playbackRate
    },
    set playbackRate(playbackRate) {
      obey({ type: 'playbackRate', playbackRate })
    },
    get duration() {
      return state().duration
    },
    get paused() {
      return state().paused
    },
    get ended() {
      return state().ended
    },
    get step() {
      return state().step
    },
    get steps() {
      return state().steps
    },
    get snapshot() {
      return state().snapshot
    },
  }
}

/** A TCP connection, live, in a page made with React; fetched when it comes near the viewport. */
export function TcpVisualizer(props: TcpVisualizerProps) {
  const { script, panels = STANDARD_PANELS, className, style, children, ref } = props
  const host = useRef<HTMLDivElement>(null)
  const shell = useRef<Shell>(undefined)
  const latest = useRef(props)
  const [placed, setPlaced] = useState(false)
  const options = JSON.stringify(optionsOf(props))

  useLayoutEffect(() => {
    latest.current = props
  })

  useLayoutEffect(() => {
    if (!host.current) return
    const made = new Shell(
      host.current,
      () => import('./player').then(({ default: player }) => player),
      (report) => tell(latest.current, report),
    )
    shell.current = made
    setPlaced(true)
    made.connect()
    // React lets nobody take a root down while it renders another.
    return () => queueMicrotask(() => made.disconnect())
  }, [])

  useEffect(() => {
    const around = host.current?.closest<HTMLElement>('[lang]')?.lang ?? ''
    const languages = [around, ...navigator.languages]
    shell.current?.ask({ options: JSON.parse(options), text: script, languages })
  }, [options, script])

  useImperativeHandle(
    ref,
    () =>
      handleOf(
        (command) => shell.current?.obey(command),
        () => shell.current?.state ?? AT_REST,
      ),
    [],
  )

  return (
    <div
      ref={host}
      className={className}
      style={style}
      // Until the shell is there, style.css keeps the place free.
      data-tcp-visualizer={placed ? undefined : panels.join()}
    >
      <div>{children}</div>
    </div>
  )
}
