import { listOf } from '../capture/list'
import { captureJson } from '../exports/capture-json'
import { captureText } from '../exports/capture-text'
import { LANGUAGES, loadCaptureMessages } from '../messages/messages'
import { readCaptureFile } from './capture-input'
import { Failure, oneOf } from './failure'
import { readArguments } from './options'
import { write } from './output'

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  lang: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const

/** `capture FILE|-`: the connections of a capture, for reading or as JSON. */
export async function captureCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const format = oneOf('format', values.format, ['text', 'json'])
  const language = oneOf('language', values.lang ?? 'en', LANGUAGES)
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) {
    throw new Failure('capture takes one file or "-"; see tcp-visualizer --help')
  }
  const list = listOf(await readCaptureFile(path))
  const t = await loadCaptureMessages(language)
  await write(format === 'json' ? captureJson(list, t) : captureText(list, t), values.output)
}
