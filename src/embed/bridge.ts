import type { Command, PlayState, Report } from './contract'

const SOURCE = 'tcp-visualizer'
const VERSION = 1

/** More names than there are attributes are no request of an author. */
const MOST_OPTIONS = 32

/** What a message is about, and more of it. */
export interface Content {
  readonly type: string
  readonly [more: string]: unknown
}

/** A message that says this to the other side. */
export const messageOf = (content: Content) => ({
  source: SOURCE,
  version: VERSION,
  ...content,
})

export type Message =
  | { readonly kind: 'command'; readonly command: Command }
  /** Attributes and their values; null takes one back. */
  | { readonly kind: 'set'; readonly options: readonly (readonly [name: string, value: string | null])[] }
  /** The page around wants to know how high the frame would be. */
  | { readonly kind: 'resize' }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as an attribute has it. What is neither is shown for what it is, without asking it. */
function attribute(value: unknown): string | null {
  if (value === null) return null
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join()
  return typeof value === 'object' ? typeof value : String(value)
}

function readOptions(options: unknown): Message | undefined {
  if (!isRecord(options)) return undefined
  const pairs = Object.entries(options).slice(0, MOST_OPTIONS)
  return {
    kind: 'set',
    options: pairs.map(([name, value]) => [name, attribute(value)] as const),
  }
}

/**
 * What a message from the page around asks for; undefined where it is not for us or cannot be understood.
 * Anything at all may come: this never throws.
 */
export function readMessage(data: unknown): Message | undefined {
  if (!isRecord(data) || data.source !== SOURCE || data.version !== VERSION) return undefined
  const { type, step, currentTime, playbackRate } = data
  switch (type) {
    case 'play':
    case 'pause':
    case 'next':
    case 'previous':
    case 'reset':
      return { kind: 'command', command: { type } }
    case 'goTo':
      return typeof step === 'number' ? { kind: 'command', command: { type, step } } : undefined
    case 'currentTime':
      return typeof currentTime === 'number' ? { kind: 'command', command: { type, currentTime } } : undefined
    case 'playbackRate':
      return typeof playbackRate === 'number'
        ? { kind: 'command', command: { type, playbackRate } }
        : undefined
    case 'set':
      return readOptions(data.options)
    case 'resize':
      return { kind: 'resize' }
    default:
      return undefined
  }
}

/** What the page around is told of a report. */
export function told(report: Report, state: PlayState): Content {
  const { type } = report
  switch (type) {
    case 'stepchange':
    case 'scenarioerror':
      return { type, ...report.detail }
    case 'ready': {
      const { step, steps, duration } = state
      return { type, step, steps, duration }
    }
    case 'timeupdate':
      return { type, currentTime: state.currentTime }
    case 'ratechange':
      return { type, playbackRate: state.playbackRate }
    default:
      return { type }
  }
}
