import type { Timeline } from '../engine'
import { timelineJson } from '../exports/json'
import { timelineText } from '../exports/text'
import { type Language, loadMessages } from '../messages/messages'
import { loadTelling } from '../panels/narration/telling'
import { remarksIn } from '../playback/remarks'
import { until } from '../timeline/until'

export const FORMATS = ['text', 'json', 'mermaid', 'svg', 'pcap'] as const
export type Format = (typeof FORMATS)[number]

export const THEMES = ['light', 'dark', 'auto'] as const

/** The least and the greatest width in pixels that a picture can be asked for. */
export const WIDTHS = { least: 320, most: 2400 }

/** What is asked of a format beside the run. */
export interface Wishes {
  readonly lang: Language
  readonly theme: (typeof THEMES)[number]
  /** The last step that is told, shown or written; undefined: all of them. */
  readonly step: number | undefined
  readonly animate: boolean
  readonly once: boolean
  readonly captions: boolean
  /** Of an svg, in pixels. */
  readonly width: number | undefined
}

type Writer = (timeline: Timeline, wishes: Wishes) => string | Promise<string | Uint8Array>

const asFarAs = (timeline: Timeline, { step }: Wishes) =>
  step === undefined ? timeline : until(timeline, step)

async function picture(timeline: Timeline, wishes: Wishes): Promise<string> {
  const { exportAnimatedSvg, exportSvg } = await import('../exports/svg')
  const { theme, step, animate, once, captions, width } = wishes
  const { t } = await loadTelling(wishes.lang)
  return animate
    ? exportAnimatedSvg(timeline, { t, theme, loop: !once, captions, width })
    : exportSvg(timeline, { t, theme, width, ...(step !== undefined && { step }) })
}

/** How a run is written. What only one format needs is loaded when it is asked for. */
export const WRITERS: Readonly<Record<Format, Writer>> = {
  text: (timeline, wishes) => timelineText(asFarAs(timeline, wishes), wishes.lang),
  json: async (timeline, wishes) => timelineJson(asFarAs(timeline, wishes), await remarksIn(timeline, 'en')),
  mermaid: async (timeline, wishes) => {
    const { toMermaid } = await import('../exports/mermaid')
    return toMermaid(asFarAs(timeline, wishes), await loadMessages(wishes.lang))
  },
  svg: picture,
  pcap: async (timeline, wishes) => {
    const { toPcap } = await import('../capture/write')
    return toPcap(asFarAs(timeline, wishes))
  },
}
