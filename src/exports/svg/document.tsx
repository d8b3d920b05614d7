import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import ladder from '../../diagrams/sequence/sequence.module.css?inline'
import figure from '../../diagrams/states/states.module.css?inline'
import { MessagesProvider } from '../../messages/context'
import type { Messages } from '../../messages/messages'
import { CLASS, cascade } from './cascade'
import { type PictureTheme, styleSheetOf } from './palette'
import { rulesOf } from './stylesheet'
import own from './svg.module.css?inline'

/** What a picture is made of, in pixels. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly title: string
  /** Says in words what the picture shows. */
  readonly description: string
  readonly content: ReactElement
  /** Style rules of its own. Names of animations must begin with `id`, and selectors with `#id`. */
  readonly rules?: (id: string) => string
}

const RULES = [ladder, figure, own].flatMap(rulesOf)

/** What no XML document may contain (XML 1.0 §2.2), not even escaped. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The same drawing in fewer characters: no more than hundredths of a pixel, nothing between empty tags. */
const compact = (markup: string) =>
  markup
    .replaceAll(/<[^>]+>/g, (tag) =>
      tag.replaceAll(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)),
    )
    .replaceAll(/><\/(?:rect|line|path|circle|polygon)>/g, '/>')

/** Differs for documents that differ (FNV-1a, 32 bits), so that several can stand inline in one page. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}

/**
 * An SVG document that stands alone: no script, no foreign content, nothing to fetch, its style sheet plain and
 * confined to itself. The same picture gives the same bytes.
 */
export function documentOf(picture: Picture, t: Messages, theme: PictureTheme): string {
  const { width, height, title, description, rules = () => '' } = picture
  const drawn = compact(
    renderToStaticMarkup(<MessagesProvider value={t}>{picture.content}</MessagesProvider>),
  )
  const selected = new Set(Array.from(rules('').matchAll(/\.([a-z_][\w-]*)/gi), ([, name = '']) => name))
  const { markup, classes } = cascade(drawn, RULES, t.language, selected)
  const words = `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>`
  const id = `tcp-${fingerprint(theme + words + rules('') + markup)}`
  const style = styleSheetOf({ classes }, theme, id) + rules(id)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" id="${id}" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" role="img" lang="${t.language}" xml:lang="${t.language}">` +
    `${words}<style>${style.replaceAll(CLASS, `${id}-`)}</style>${markup.replaceAll(CLASS, `${id}-`)}</svg>\n`
  ).replaceAll(NOT_XML, '\uFFFD')
}
