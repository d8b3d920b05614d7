import { readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import {
  forgetLanguage,
  isPretended,
  PRETENDED,
  pretendLanguage,
  withPretendedAuthor,
} from '../messages/testing/pretended'
import { catalogue } from '../scenarios/catalogue'
import { EDGES } from '../tcp/machine/edges'

beforeAll(pretendLanguage)
afterAll(() => {
  vi.unstubAllGlobals()
  forgetLanguage()
})

const LIFECYCLE = new URL('../scenarios/library/connection-lifecycle.tcp', import.meta.url)

/** What a reader meets in markup: its text, and what names and explains its elements. */
const wordsIn = (markup: string) =>
  [
    ...Array.from(
      markup.matchAll(/ (?:aria-label|aria-valuetext|aria-roledescription|title|placeholder)="([^"]*)"/g),
      ([, word]) => word,
    ),
    markup.replace(/<(style|script|code)[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]*>/g, '\n'),
  ].join('\n')

/** Words of RFC 9293 and of commands, which stay as they are in every language. */
const PROTOCOL = /^(?:recv|rcv|snd|delete|create|active|passive|seq|ack|len|netstat|state|visualizer|tcp)$/

/** What is said in English alone: by the library's authors, and by the machine of its transitions. */
const ENGLISH = new Set(
  [...catalogue.map(({ title }) => title.en), ...EDGES.map(({ event }) => event)].flatMap((text) =>
    text.toLowerCase().split(/\W+/),
  ),
)

/** Words in small letters that come neither from a message nor from an author, and are no names of the protocol. */
const foreign = (text: string) =>
  (text.match(/(?<![\w./&-])[a-z]{3,}(?![\w./(=-])/g) ?? []).filter(
    (word) => !PROTOCOL.test(word) && !ENGLISH.has(word),
  )

async function lifecycle() {
  const [{ parse }, { run }] = await Promise.all([import('../scenarios/parse'), import('../simulation/run')])
  const parsed = parse(withPretendedAuthor(readFileSync(LIFECYCLE, 'utf8')), 'connection-lifecycle')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed))
  const ran = run(parsed.script)
  if (!ran.ok) throw new Error('does not run')
  return ran.timeline
}

it('tells a run in a third language by its words alone', async () => {
  const { loadTelling } = await import('../panels/narration/telling')
  const { whole } = await loadTelling(PRETENDED)
  const timeline = await lifecycle()
  for (const step of timeline.moments.keys()) {
    const told = whole(timeline, step)
    expect(told).toSatisfy(isPretended)
    expect(foreign(told), `step ${step}`).toEqual([])
  }
})

it('plays a run in a third language', async () => {
  const { loadMessages } = await import('../messages/messages')
  const t = await loadMessages(PRETENDED)
  const [{ MessagesProvider }, { Player }] = await Promise.all([
    import('../messages/context'),
    import('../panels/player/Player'),
  ])
  // All that drawing it once asks of a browser.
  vi.stubGlobal('document', { fullscreenEnabled: false })
  const timeline = await lifecycle()
  const markup = renderToStaticMarkup(
    <MessagesProvider value={t}>
      <Player document="lifecycle" timeline={timeline} step={5} reference="reference.html" />
    </MessagesProvider>,
  )
  expect(foreign(wordsIn(markup))).toEqual([])
})

it('has the reference in a third language', async () => {
  const { loadWords, ReferencePage } = await import('./ReferencePage')
  const words = await loadWords(PRETENDED)
  const markup = renderToStaticMarkup(<ReferencePage words={words} asked={{}} theme="auto" problems={[]} />)
  expect(foreign(wordsIn(markup))).toEqual([])
})
