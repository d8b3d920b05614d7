import '../theme.css'
import './box.css'
import './frame.css'
import { THEMES } from '../playback/options'
import { STANDARD_PANELS } from '../playback/panels'
import { type Content, messageOf, readMessage, told } from './bridge'
import type { Embedding, Report, Request } from './contract'
import { embed } from './embed'

/** The document in a frame: its address says what to show, messages from the page around drive it. */
function start(box: HTMLElement, stage: HTMLElement) {
  const options = new Map(new URLSearchParams(location.search))
  let embedding: Embedding | undefined
  let height = 0

  const request = (): Request => {
    const packed = new URLSearchParams(location.hash.slice(1)).get('script') ?? undefined
    const theme = THEMES.find((known) => known === options.get('theme')) ?? 'auto'
    // The root decides what the frame's scroll bars and its background look like.
    document.documentElement.dataset.theme = theme
    box.dataset.panels = options.get('panels') ?? STANDARD_PANELS.join()
    return { options: [...options], packed, languages: navigator.languages }
  }
  const tell = (content: Content) => {
    if (parent !== window) parent.postMessage(messageOf(content), '*')
  }
  const measure = (always = false) => {
    const notices = stage.querySelector<HTMLElement>('[role=status]')?.offsetHeight ?? 0
    const now = Math.ceil(Number.parseFloat(getComputedStyle(box).flexBasis) + notices)
    if (now > 0 && (always || now !== height)) tell({ type: 'resize', height: now })
    height = now
  }
  const update = () => embedding?.update(request())
  const listener = (report: Report) => {
    if (!embedding) return
    if (embedding.title) document.title = embedding.title
    tell(told(report, embedding.state))
    if (report.type === 'ready') measure()
  }

  embedding = embed(stage, request(), listener, () => measure())
  addEventListener('hashchange', update)
  addEventListener('message', ({ data, source }) => {
    const message = source === parent ? readMessage(data) : undefined
    if (message?.kind === 'command') embedding.obey(message.command)
    if (message?.kind === 'resize') measure(true)
    if (message?.kind !== 'set') return
    for (const [name, value] of message.options) {
      if (value === null) options.delete(name)
      else options.set(name, value)
    }
    update()
    measure()
  })
  const observer = new ResizeObserver(() => measure())
  observer.observe(box)
}

const stage = document.getElementById('stage')
if (stage?.parentElement) start(stage.parentElement, stage)
