import type { Context } from './readers/context'
import { stateOf } from './spellings'

const LONGEST = 600
const SEPARATOR = /^[-=_*~+]{2,}$/
const COMMAND = /(?:^|[\s#$%>|;(`])(ss|netstat|lsof|sockstat|get-nettcpconnection|cat|watch)\s+(.*)$/
const HEADER =
  /recv-?q|local_?address|^\s*proto\b|lokale adresse|adresse locale|dirección local|本地地址|endereço local/
/** Kinds of sockets that `ss` lists instead of TCP. */
const OTHER_KINDS =
  /(?:^|\s)(?:-[a-z0-9]*[uwxds0m]|--(?:udp|raw|unix|dccp|sctp|packet|vsock|mptcp|tipc|xdp))(?=[a-z0-9]*(?:\s|$))/
const TCP_KIND = /(?:^|\s)(?:-[a-z0-9]*t|--tcp)/

function command(name: string, rest: string, context: Context) {
  context.isForeign = false
  if (name === 'ss') {
    const states = Array.from(rest.matchAll(/\bstate\s+([a-z0-9-]+)/g), ([, word = '']) => stateOf(word))
    context.isFiltered = states.length > 0
    context.implied = states.length === 1 ? (states[0] ?? null) : null
    // -m and -s of `ss` are its memory and summary; -M and -S other kinds, and lower case has lost which.
    context.isForeign = OTHER_KINDS.test(rest.replace(/-[a-z]*[ms][a-z]*/g, '')) && !TCP_KIND.test(rest)
  } else if (/\/net\/(udp|raw|icmp)/.test(rest)) context.isForeign = true
}

function header(line: string, context: Context) {
  const isSs = line.includes('address:port')
  context.isFiltered = isSs && !line.includes('state')
  context.isForeign = line.includes(' drops') || (isSs && context.isForeign)
  const [, behind] = line.split('(state)')
  const columns = behind?.trim().split(/\s+/) ?? []
  context.pidColumn = columns.findIndex((column) => column === 'pid' || column === 'process:pid')
  if (context.pidColumn >= 0) context.system = 'macos'
}

/** Learns from a line that is no row; true if rows behind it are another sample, or another table. */
export function learn(text: string, context: Context): boolean {
  if (text.length > LONGEST) return false
  const line = text.toLowerCase()
  if (SEPARATOR.test(line)) return true
  if (HEADER.test(line)) {
    header(line, context)
    return true
  }
  const found = COMMAND.exec(line)
  if (!found) return false
  command(found[1] ?? '', found[2] ?? '', context)
  return true
}
