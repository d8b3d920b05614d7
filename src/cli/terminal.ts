import { hostAt } from '../terminal/host/host'
import { watch } from '../terminal/host/watched'
import { shell } from '../terminal/shell/shell'
import { SIDES } from '../timeline/read'
import { Failure, oneOf } from './failure'
import { nameOf } from './input'
import { readArguments } from './options'
import { write } from './output'
import { scriptOf, stepOf, timelineOf } from './run'

const OPTIONS = {
  step: { type: 'string' },
  host: { type: 'string' },
  profile: { type: 'string' },
  command: { type: 'string', short: 'c' },
} as const

function demanded(option: string, value: string | undefined): string {
  if (value === undefined) throw new Failure(`terminal needs ${option}; see tcp-visualizer --help`)
  return value
}

/** `terminal SCENARIO|FILE|-`: what a command prints on one host at one moment; ends as that command does. */
export async function terminalCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const [argument, ...more] = positionals
  if (argument === undefined || more.length > 0) {
    throw new Failure('terminal takes one scenario, file or "-"; see tcp-visualizer --help')
  }
  const wanted = demanded('--step N', values.step)
  const side = oneOf('host', demanded('--host client or server', values.host), SIDES)
  const command = demanded('-c COMMAND', values.command)
  const profile =
    values.profile === undefined ? undefined : oneOf('profile', values.profile, ['rfc9293', 'linux'])
  const script = await scriptOf(argument)
  const step = stepOf(wanted, timelineOf(script, argument, profile))
  const watched = watch(script, profile)
  if (!watched) throw new Failure(`${nameOf(argument)} cannot be played`)
  const { out, err, status } = shell(command, hostAt(watched, side, step))
  await write(out)
  process.stderr.write(err)
  process.exitCode = status
}
