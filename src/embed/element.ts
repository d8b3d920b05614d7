import { ATTRIBUTES, type Command, type PlayerModule, type Report, type Snapshot } from './contract'
import { Shell } from './shell'

const NAME = 'tcp-visualizer'

let fetched: Promise<PlayerModule> | undefined

/** One player for all elements of a page, fetched once; what failed is tried again when it is asked for. */
function fetchPlayer(): Promise<PlayerModule> {
  fetched ??= import('./player')
    .then(({ default: player }) => player)
    .catch((error: unknown) => {
      fetched = undefined
      throw error
    })
  return fetched
}

// Where there is no DOM, importing this file does nothing.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

/**
 * `<tcp-visualizer scenario="four-way-close" step="3"></tcp-visualizer>`. Scenario text of one's own may stand
 * inside, bare or in `<script type="text/tcp">`; other children are seen until the player is there.
 */
export class TcpVisualizerElement extends Base {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES

  readonly #shell = new Shell(this, fetchPlayer, (report) => this.#tell(report))
  readonly #children = new MutationObserver(() => this.#ask())
  #connected = false

  connectedCallback(): void {
    if (this.#connected) return
    this.#connected = true
    this.#children.observe(this, { childList: true, characterData: true, subtree: true })
    this.#ask()
    this.#shell.connect()
  }

  disconnectedCallback(): void {
    // Who is moved is back at once.
    queueMicrotask(() => {
      if (this.isConnected || !this.#connected) return
      this.#connected = false
      this.#children.disconnect()
      this.#shell.disconnect()
    })
  }

  attributeChangedCallback(): void {
    if (this.#connected) this.#ask()
  }

  play(): void {
    this.#obey({ type: 'play' })
  }
  pause(): void {
    this.#obey({ type: 'pause' })
  }
  /** Completes what is in flight, then shows the next moment; pauses. */
  next(): void {
    this.#obey({ type: 'next' })
  }
  previous(): void {
    this.#obey({ type: 'previous' })
  }
  /** Goes to a step; one beyond the ends is the first or the last. */
  goTo(step: number): void {
    this.#obey({ type: 'goTo', step })
  }
  /** Back to the first step; goes on playing if it plays. */
  reset(): void {
    this.#obey({ type: 'reset' })
  }

  /** Playing seconds; simulated time is `snapshot.time`. */
  get currentTime(): number {
    return this.#shell.state.currentTime
  }
  set currentTime(currentTime: number) {
    this.#obey({ type: 'currentTime', currentTime })
  }
  /** Playing seconds at speed 1; NaN until there is something to play. */
  get duration(): number {
    return this.#shell.state.duration
  }
  get paused(): boolean {
    return this.#shell.state.paused
  }
  get ended(): boolean {
    return this.#shell.state.ended
  }
  get playbackRate(): number {
    return this.#shell.state.playbackRate
  }
  set playbackRate(playbackRate: number) {
    this.#obey({ type: 'playbackRate', playbackRate })
  }
  get step(): number {
    return this.#shell.state.step
  }
  set step(step: number) {
    this.goTo(step)
  }
  /** Number of the last step; 0 until there is something to play. */
  get steps(): number {
    return this.#shell.state.steps
  }
  /** Both endpoints at the step that is shown; null until there is something to play. */
  get snapshot(): Snapshot | null {
    return this.#shell.state.snapshot
  }

  #obey(command: Command): void {
    this.#shell.obey(command)
  }

  #tell(report: Report): void {
    const detail = 'detail' in report ? report.detail : null
    this.dispatchEvent(
      new CustomEvent(report.type, { composed: true, bubbles: report.type === 'stepchange', detail }),
    )
  }

  #ask(): void {
    const options = ATTRIBUTES.flatMap((name) => {
      const value = this.getAttribute(name)
      // To HTML, lang="zh-CN" is as good as lang="zh".
      return value === null ? [] : [[name, name === 'lang' ? value.replace(/-.*/, '') : value] as const]
    })
    const around = this.closest<HTMLElement>('[lang]') ?? document.documentElement
    this.#shell.ask({ options, text: this.#text(), languages: [around.lang, ...navigator.languages] })
  }

  /** The scenario that stands inside, if one does. */
  #text(): string | undefined {
    const script = this.querySelector(':scope > script[type="text/tcp"]')
    const bare = Array.from(this.childNodes).filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    const text = script?.textContent ?? bare.map(({ nodeValue }) => nodeValue).join('')
    return text.trim() === '' ? undefined : text
  }
}

if (globalThis.customElements && !customElements.get(NAME)) {
  customElements.define(NAME, TcpVisualizerElement)
}

declare global {
  interface HTMLElementTagNameMap {
    'tcp-visualizer': TcpVisualizerElement
  }
}
