import { exportSvg } from '../exports/svg'
import { titleOf } from '../exports/svg/words'
import type { TellingMessages } from '../messages/messages'
import { endsScript } from '../panels/share/escape'
import { until } from '../timeline/until'
import type { Fence } from './fence'

interface Text {
  type: 'text'
  value: string
}

/** An element of hast. */
interface Element {
  type: 'element'
  tagName: string
  properties: Record<string, string | number | true>
  children: (Element | Text)[]
}

const element = (
  tagName: string,
  properties: Element['properties'],
  children: Element['children'] = [],
): Element => ({ type: 'element', tagName, properties, children })

/** Seen until the player is there, and wherever no script may run: the step that is asked for, or all of it. */
function picture({ options, timeline }: Fence, t: TellingMessages): Element {
  const { step, to = timeline.moments.length - 1, theme = 'auto' } = options
  const svg =
    step === undefined
      ? exportSvg(until(timeline, to), { t, theme })
      : exportSvg(timeline, { t, theme, step })
  const title = titleOf(timeline, t)
  const [, width = '', height = ''] = /^<svg [^>]*? width="(\d+)" height="(\d+)"/.exec(svg) ?? []
  return element('img', {
    src: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    alt: step === undefined ? title : t.export_titled({ title, step, steps: timeline.moments.length - 1 }),
    width: Number(width),
    height: Number(height),
  })
}

/** Frameworks leave the lines of a script alone; a text that would end one stands bare instead. */
function scenario(value: string): Element['children'] {
  if (value === '') return []
  const text = { type: 'text', value } as const
  return [endsScript(value) ? text : element('script', { type: 'text/tcp' }, [text])]
}

/** A `<tcp-visualizer>` that shows what is asked for. */
export function embedOf(fence: Fence, t: TellingMessages): Element {
  const attributes = fence.attributes.map(([name, value]) => [name, value === '' || value] as const)
  return element('tcp-visualizer', Object.fromEntries(attributes), [
    ...scenario(fence.text),
    picture(fence, t),
  ])
}
