import { awk } from '../commands/awk'
import type { Command, Outcome } from '../commands/command'
import { cat, head, sort, tail, uniq, wc } from '../commands/coreutils'
import { grep } from '../commands/grep'
import { netstat } from '../commands/netstat'
import { ss } from '../commands/ss/ss'
import type { Host } from '../host/host'
import { Unreadable, type Word, wordsOf } from './words'

const COMMANDS: Readonly<Record<string, Command>> = {
  ss,
  netstat,
  cat,
  grep,
  wc,
  sort,
  uniq,
  head,
  tail,
  awk,
}

/** What can be called by its name. */
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS)

/** Where a program is found when its path is given. */
const commandOf = (name: string): Command | undefined => {
  const program = name.replace(/^(?:\/usr)?\/s?bin\//, '')
  return Object.hasOwn(COMMANDS, program) ? COMMANDS[program] : undefined
}

interface Pipeline {
  /** How the one before must have ended for this one to be run. */
  readonly after: ';' | '&&' | '||'
  readonly commands: readonly { readonly words: readonly string[]; readonly withErrors: boolean }[]
}

const unexpected = (sign: string, line: string) =>
  `line 1: syntax error near unexpected token \`${sign}'\nbash: -c: line 1: \`${line}'`

/** Pipelines in a row; throws Unreadable. */
function pipelinesOf(words: readonly Word[], line: string): Pipeline[] {
  const pipelines: Pipeline[] = []
  let after: Pipeline['after'] = ';'
  let commands: { words: readonly string[]; withErrors: boolean }[] = []
  let command: string[] = []
  let ended = true
  const close = (sign: string, withErrors = false) => {
    if (command.length === 0) throw new Unreadable(unexpected(sign, line))
    commands.push({ words: command, withErrors })
    command = []
  }
  for (const { kind, text } of words) {
    if (kind === 'word') {
      command.push(text)
      ended = true
    } else if (text === '|' || text === '|&') {
      close(text, text === '|&')
      ended = false
    } else if (text === ';' || text === '&&' || text === '||') {
      close(text)
      pipelines.push({ after, commands })
      commands = []
      after = text
      ended = text === ';'
    } else if (text === '<' || text === '>' || text === '&') {
      throw new Unreadable(`line 1: this terminal does not know ${text}`)
    } else throw new Unreadable(unexpected(text, line))
  }
  if (!ended) throw new Unreadable('line 2: syntax error: unexpected end of file')
  if (command.length > 0) {
    close('newline')
    pipelines.push({ after, commands })
  }
  return pipelines
}

function runOne([name = '', ...args]: readonly string[], input: string, host: Host): Outcome {
  const command = commandOf(name)
  if (command) return command(args, input, host)
  const reason = name.includes('/') ? 'No such file or directory' : 'command not found'
  return { out: '', err: `bash: line 1: ${name}: ${reason}\n`, status: 127 }
}

/** What each writes the next one reads; the status is the last one's. */
function runPipeline({ commands }: Pipeline, host: Host): Outcome {
  let input = ''
  let err = ''
  let status = 0
  for (const { words, withErrors } of commands) {
    const outcome = runOne(words, input, host)
    input = withErrors ? outcome.err + outcome.out : outcome.out
    err += withErrors ? '' : outcome.err
    status = outcome.status
  }
  return { out: input, err, status }
}

/** The longest line that is taken. */
const LONGEST = 10_000

/** What `bash -c LINE` prints on a host, and how it ends. Never throws. */
export function shell(line: string, host: Host): Outcome {
  if (line.length > LONGEST) return { out: '', err: 'bash: line 1: Argument list too long\n', status: 126 }
  try {
    let all: Outcome = { out: '', err: '', status: 0 }
    for (const pipeline of pipelinesOf(wordsOf(line), line)) {
      const { after } = pipeline
      if ((after === '&&' && all.status !== 0) || (after === '||' && all.status === 0)) continue
      const next = runPipeline(pipeline, host)
      all = { out: all.out + next.out, err: all.err + next.err, status: next.status }
    }
    return all
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const lead = error.message.startsWith('unexpected') ? 'line 1: ' : ''
    return { out: '', err: `bash: -c: ${lead}${error.message}\n`, status: 2 }
  }
}
