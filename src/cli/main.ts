#!/usr/bin/env node
import { version } from '../../package.json'
import { printable } from '../messages/printable'
import { LANGUAGES } from '../timeline/languages'
import { Failure, reasonOf } from './failure'
import { write } from './output'

const LANGS = LANGUAGES.join('|')

const HELP = `Usage: tcp-visualizer COMMAND

  list [--json]                        the built-in scenarios
  find WORDS... [--json] [--lang ${LANGS}]  scenarios, states and troubles that fit, the best first
  run SCENARIO|FILE|- [options]        run a scenario and write what happens

      --profile rfc9293|linux          by whose rules (default: the scenario's own, else rfc9293)
      --format FORMAT                  text     a figure as RFC 9293 sets them (default)
                                       json     the Timeline
                                       mermaid  a sequenceDiagram
                                       svg      a picture that stands alone
                                       pcap     packets for Wireshark and its like
      --step N                         as far as step N; as svg: that step, with the state diagram
      --animate [--once] [--captions]  an svg that plays, again and again unless --once; with words to read
      --width PIXELS                   how wide an svg is
      --lang ${LANGS}                     the language of words in text, mermaid and svg (default: en)
      --theme light|dark|auto          the colours of an svg (default: auto, as its reader prefers)
  -o, --output FILE                    write to FILE, whole or not at all

  capture FILE|- [options]             the connections of a capture: pcap or pcapng, packed with gzip or not

      --format text|json               for reading (default), or as data
      --connection N|ADDRESS:PORT      one of them as a run: text, json, mermaid or svg
      --lang ${LANGS}                     the language of words (default: en)
      --theme light|dark|auto          the colours of an svg
  -o, --output FILE                    write to FILE, whole or not at all

  terminal SCENARIO|FILE|- --step N --host client|server -c COMMAND
                                       what a command prints on that host at that moment

      --profile rfc9293|linux          as with run
  -c, --command COMMAND                ss, netstat, cat /proc/net/tcp, with pipes into grep, awk, sort, uniq, head, wc

  sockets [FILE|-] [options]           what a listing of ss, netstat and their like holds, and what to look into

      --format text|json               (default: text)
      --lang ${LANGS}                     the language of words (default: en)

  -h, --help
      --version

Exit status: 0 done; 2 bad usage or input, with one line on standard error. Terminal ends as its command does.
`

/** Each is loaded when it is asked for: the machine and its scenarios are nothing to a capture. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  list: async (args) => (await import('./list')).listCommand(args),
  find: async (args) => (await import('./find')).findCommand(args),
  run: async (args) => (await import('./run')).runCommand(args),
  capture: async (args) => (await import('./capture')).captureCommand(args),
  sockets: async (args) => (await import('./sockets')).socketsCommand(args),
  terminal: async (args) => (await import('./terminal')).terminalCommand(args),
  '--help': () => write(HELP),
  '-h': () => write(HELP),
  '--version': () => write(`${version}\n`),
}
const COMMANDS_TO_COME: readonly string[] = ['packetdrill']

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined) throw new Failure('give a command; see tcp-visualizer --help')
  if (COMMANDS_TO_COME.includes(name)) throw new Failure(`${name} is not available yet`)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new Failure(`unknown command "${name}"; see tcp-visualizer --help`)
  await (args.includes('--help') || args.includes('-h') ? write(HELP) : command(args))
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.exitCode = 2
  const words =
    error instanceof Failure ? error.message : `this is a fault of the program: ${reasonOf(error)}`
  process.stderr.write(`tcp-visualizer: ${printable(words.replaceAll(/\s*\n\s*/g, ' '))}\n`)
})
