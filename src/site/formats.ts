import { loadTelling } from '../panels/narration/telling'
import type { Format, Order } from '../panels/share/format'

async function svgOf({ timeline, step, t, theme }: Order): Promise<string> {
  const [{ exportSvg }, telling] = await Promise.all([import('../exports/svg'), loadTelling(t.language)])
  return exportSvg(timeline, { t: telling.t, theme, ...(step !== undefined && { step }) })
}

/** What a run can be exported as, in the order in which it is offered. Each fetches its own writer. */
export const FORMATS: readonly Format[] = [
  {
    id: 'svg',
    extension: 'svg',
    type: 'image/svg+xml',
    ofStep: true,
    isText: true,
    make: svgOf,
  },
  {
    id: 'animated',
    extension: 'animated.svg',
    type: 'image/svg+xml',
    ofStep: false,
    isText: true,
    make: async ({ timeline, t, theme }) => {
      const telling = await loadTelling(t.language)
      return (await import('../exports/svg')).exportAnimatedSvg(timeline, { t: telling.t, theme })
    },
  },
  {
    id: 'png',
    extension: 'png',
    type: 'image/png',
    ofStep: true,
    isText: false,
    make: async (order) => {
      const { toPng } = await import('../exports/png')
      return toPng(await svgOf(order))
    },
  },
  {
    id: 'mermaid',
    extension: 'mmd',
    type: 'text/vnd.mermaid',
    ofStep: false,
    isText: true,
    make: async ({ timeline, t }) => (await import('../exports/mermaid')).toMermaid(timeline, t),
  },
  {
    id: 'plain',
    extension: 'txt',
    type: 'text/plain',
    ofStep: false,
    isText: true,
    make: async ({ timeline, t }) => (await import('../exports/text')).timelineText(timeline, t.language),
  },
  {
    id: 'pcap',
    extension: 'pcap',
    type: 'application/vnd.tcpdump.pcap',
    ofStep: false,
    isText: false,
    make: async ({ timeline }) => (await import('../capture/write')).toPcap(timeline),
  },
  {
    id: 'json',
    extension: 'json',
    type: 'application/json',
    ofStep: false,
    isText: true,
    make: async ({ timeline }) => {
      const { timelineJson } = await import('../exports/json')
      const { remarksIn } = await import('../playback/remarks')
      return timelineJson(timeline, await remarksIn(timeline, 'en'))
    },
  },
]
