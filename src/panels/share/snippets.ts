import { optionPairs, writeAddress } from '../../playback/address'
import type { Options } from '../../playback/options'
import { attribute, content, destination, endsScript, markdown, template } from './escape'

/** What a run can be shared as. */
export const KINDS = ['link', 'iframe', 'element', 'react', 'markdown'] as const
export type Kind = (typeof KINDS)[number]

/** What a snippet is to show, and where it comes from. */
export interface Shown {
  /** Address of the page that shares, without query and fragment; what is embedded lies beside it. */
  readonly page: string
  /** What the player is told, `scenario` only where it is one of the library. */
  readonly options: Options
  /** A scenario of one's own: as an address carries it, and its text. */
  readonly own?: { readonly packed: string; readonly text: string } | undefined
  /** What it is called, for whoever cannot see it. */
  readonly title: string
  /** Pixels; absent: as high as it wants to be. */
  readonly height?: number | undefined
  /** Name of the picture that stands beside a Markdown text. */
  readonly picture: string
}

/** Height of a frame until it says how high it wants to be, in pixels: what a player of a common width wants. */
const FRAME_HEIGHT = 600

const addressIn = (file: string, { page, options, own }: Shown) =>
  new URL(file + writeAddress(options, own?.packed), page).href

const link = (shown: Shown) => addressIn('', shown)

const beside = (file: string, { page }: Shown) => attribute(new URL(file, page).href)

function iframe(shown: Shown): string {
  const { title, height } = shown
  const frame = [
    `<iframe src="${attribute(addressIn('embed.html', shown))}"`,
    `  title="${attribute(title)}" width="100%" height="${height ?? FRAME_HEIGHT}" style="border: 0"`,
    '  loading="lazy" sandbox="allow-scripts" allow="fullscreen"></iframe>',
  ]
  const helper = `<script src="${beside('embed-height.js', shown)}" async></script>`
  return (height === undefined ? [...frame, helper] : frame).join('\n')
}

/** Line ends as HTML reads them, and one at the end. */
const lines = (text: string) => text.replaceAll(/\r\n?/g, '\n').replace(/\n?$/, '\n')

/** A script keeps its text as it is; one that its own text would end stands bare instead, escaped. */
const scenarioElement = (text: string) =>
  endsScript(text) ? content(lines(text)) : `<script type="text/tcp">\n${lines(text)}</script>\n`

function element(shown: Shown): string {
  const { options, own, title, height } = shown
  const attributes = optionPairs(options).map(([name, value]) =>
    value === 'true' ? name : `${name}="${attribute(value)}"`,
  )
  const style = height === undefined ? [] : [`style="height: ${height}px"`]
  return [
    `<script type="module" src="${beside('element.js', shown)}"></script>`,
    `<link rel="stylesheet" href="${beside('style.css', shown)}">`,
    '',
    `${['<tcp-visualizer', ...attributes, ...style].join(' ')}>`,
    `${own ? scenarioElement(own.text) : ''}<a href="${attribute(link(shown))}">${content(title)}</a>`,
    '</tcp-visualizer>',
  ].join('\n')
}

function prop([name, value]: readonly [string, Options[keyof Options]]): string {
  if (value === true) return name
  if (typeof value === 'string') return `${name}="${value}"`
  return `${name}={${JSON.stringify(value)}}`
}

function react({ options, own, height }: Shown): string {
  const props = optionPairs(options).map(([name]) => prop([name, options[name]]))
  if (height !== undefined) props.push(`style={{ height: ${height} }}`)
  if (own) props.push(`script={${template(own.text)}}`)
  return [
    "import { TcpVisualizer } from 'tcp-visualizer'",
    "import 'tcp-visualizer/style.css'",
    '',
    `${['<TcpVisualizer', ...props].join(' ')} />`,
  ].join('\n')
}

const picture = (shown: Shown) =>
  `[![${markdown(shown.title)}](${destination(encodeURI(shown.picture))})](${destination(link(shown))})`

const WRITERS: Readonly<Record<Kind, (shown: Shown) => string>> = {
  link,
  iframe,
  element,
  react,
  markdown: picture,
}

/** The text to paste. Everything in it that comes from outside is escaped for where it stands. */
export const snippet = (kind: Kind, shown: Shown): string => WRITERS[kind](shown)
