import { NOT_FETCHED } from '../messages/not-fetched'
import { PANELS, STANDARD_PANELS } from '../playback/panels'
import box from './box.css?inline'
import {
  AT_REST,
  type Command,
  type Embedding,
  type Listener,
  type PlayerModule,
  type PlayState,
  type Report,
  type Request,
} from './contract'

/** Distance from the viewport at which a player is fetched. */
const NEAR = '200px'

const isPanel = (name: string) => PANELS.some((known) => known === name.trim())

/**
 * What holds the place of a player until it comes near the viewport, and stands between it and its host:
 * a shadow root, the children of the host as what is seen before, the commands that come too early.
 */
export class Shell {
  readonly #host: HTMLElement
  readonly #load: () => Promise<PlayerModule>
  readonly #listener: Listener
  readonly #box = document.createElement('div')
  readonly #stage = document.createElement('div')
  readonly #before = document.createElement('slot')
  readonly #observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#open()
    },
    { rootMargin: NEAR },
  )
  #request: Request | undefined
  #early: Command[] = []
  #rest = AT_REST
  #opening = false
  #embedding: Embedding | undefined

  constructor(host: HTMLElement, load: () => Promise<PlayerModule>, listener: Listener) {
    this.#host = host
    this.#load = load
    this.#listener = listener
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', slotAssignment: 'manual' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(box)
    root.adoptedStyleSheets = [sheet]
    this.#box.className = 'box'
    this.#stage.className = 'stage'
    this.#box.append(this.#stage, this.#before)
    root.replaceChildren(this.#box)
  }

  get state(): PlayState {
    return this.#embedding?.state ?? this.#rest
  }

  /** Waits for the host to come near the viewport; after `disconnect` it goes on where it was. */
  connect(): void {
    this.#observer.observe(this.#host)
    if (this.#early.length > 0) void this.#open()
  }

  disconnect(): void {
    this.#observer.disconnect()
    const { state } = this
    this.#embedding?.end()
    this.#embedding = undefined
    this.#box.append(this.#before)
    if (state.snapshot) {
      const { currentTime, playbackRate } = state
      this.#rest = { ...state, paused: true }
      this.#early = [
        { type: 'currentTime', currentTime },
        { type: 'playbackRate', playbackRate },
      ]
    }
  }

  /** What to show from now on. */
  ask(request: Request): void {
    this.#request = request
    const panels = request.options.find(([name]) => name === 'panels')?.[1] ?? STANDARD_PANELS.join()
    // What the player will not understand does not decide how high it is, either.
    this.#box.dataset.panels = panels.split(',').every(isPanel) ? panels : STANDARD_PANELS.join()
    const { children } = this.#host
    this.#before.assign(...Array.from(children).filter(({ localName }) => localName !== 'script'))
    this.#embedding?.update(request)
  }

  obey(command: Command): void {
    if (this.#embedding) {
      this.#embedding.obey(command)
      return
    }
    this.#early.push(command)
    const { type, ...values } = command
    if (type === 'play' || type === 'pause') this.#rest = { ...this.#rest, paused: type === 'pause' }
    else this.#rest = { ...this.#rest, ...values }
    if (this.#host.isConnected) void this.#open()
  }

  async #open(): Promise<void> {
    if (this.#opening || this.#embedding) return
    this.#opening = true
    try {
      const { embed } = await this.#load()
      if (this.#host.isConnected && this.#request) {
        this.#observer.disconnect()
        const onShown = () => this.#before.remove()
        const listener = (report: Report) => this.#listener(report)
        this.#embedding = embed(this.#stage, this.#request, listener, onShown)
        for (const command of this.#early.splice(0)) this.#embedding.obey(command)
      }
    } catch {
      if (this.#before.assignedElements().length === 0) this.#stage.textContent = NOT_FETCHED
    }
    this.#opening = false
  }
}
