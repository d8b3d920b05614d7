import type { Capture } from '../capture/capture'
import { timelineOf } from '../capture/connection/timeline'
import { connectionsAt, listOf } from '../capture/list'
import { captureJson } from '../exports/capture-json'
import { captureText } from '../exports/capture-text'
import { LANGUAGES, type Language, loadCaptureMessages } from '../messages/messages'
import { relative } from '../timeline/relative'
import { readCaptureFile } from './capture-input'
import { Failure, oneOf } from './failure'
import { THEMES, WRITERS } from './formats'
import { nameOf } from './input'
import { readArguments } from './options'
import { write } from './output'

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  connection: { type: 'string' },
  lang: { type: 'string' },
  theme: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const

const LIST_FORMATS = ['text', 'json'] as const
const FORMATS = ['text', 'json', 'mermaid', 'svg'] as const

const MOST_NAMED = 10

/** The connection that is asked for, by its number or by one of its ends. */
function connectionOf(capture: Capture, wanted: string): number {
  const { count } = capture.connections
  const has = `the capture has ${count === 0 ? 'none' : count === 1 ? 'connection 0 only' : `0 to ${count - 1}`}`
  if (/^\d+$/.test(wanted)) {
    if (Number(wanted) < count) return Number(wanted)
    throw new Failure(`--connection ${wanted}: ${has}`)
  }
  const found = connectionsAt(capture, wanted)
  const [first, ...more] = found
  if (first === undefined)
    throw new Failure(`--connection ${JSON.stringify(wanted)}: no connection has that end; ${has}`)
  if (more.length === 0) return first
  const named = found.slice(0, MOST_NAMED).join(', ')
  const rest = found.length > MOST_NAMED ? ' …' : ''
  throw new Failure(
    `--connection ${JSON.stringify(wanted)}: ${found.length} connections have that end: ${named}${rest}`,
  )
}

async function list(capture: Capture, format: (typeof LIST_FORMATS)[number], language: Language) {
  const t = await loadCaptureMessages(language)
  return format === 'json' ? captureJson(listOf(capture), t) : captureText(listOf(capture), t)
}

/** `capture FILE|-`: the connections of a capture, or one of them as a Timeline in any of the formats. */
export async function captureCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const { connection } = values
  const format = oneOf('format', values.format, FORMATS)
  if (connection === undefined && (format === 'mermaid' || format === 'svg')) {
    throw new Failure(`--format ${format} shows one connection: say which with --connection N`)
  }
  const language = oneOf('language', values.lang ?? 'en', LANGUAGES)
  if (values.theme !== undefined && format !== 'svg') throw new Failure('--theme goes with --format svg')
  const theme = oneOf('theme', values.theme ?? 'auto', THEMES)
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) {
    throw new Failure('capture takes one file or "-"; see tcp-visualizer --help')
  }
  const capture = await readCaptureFile(path)
  if (connection === undefined) {
    return write(await list(capture, format === 'json' ? format : 'text', language), values.output)
  }
  if (capture.connections.count === 0) throw new Failure(`${nameOf(path)} holds no TCP connection`)
  const timeline = timelineOf(capture, connectionOf(capture, connection))
  const shown = format === 'json' ? timeline : relative(timeline)
  const wishes = {
    lang: language,
    theme,
    step: undefined,
    animate: false,
    once: false,
    captions: false,
    width: undefined,
  }
  await write(await WRITERS[format](shown, wishes), values.output)
}
