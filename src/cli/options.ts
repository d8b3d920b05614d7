import { type ParseArgsConfig, parseArgs } from 'node:util'
import { Failure } from './failure'

type Options = NonNullable<ParseArgsConfig['options']>

/** The options and the arguments of a command, or a Failure that names what does not belong there. */
export function readArguments<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : '').split(/\.\s/)
    throw new Failure(`${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}; see tcp-visualizer --help`)
  }
}
