import { decodeListing, type Finding, judge, type Listing, readListing, type Socket } from '../engine'
import { LANGUAGES, loadSocketMessages, type SocketMessages } from '../messages/messages'
import { printable, printableJson } from '../messages/printable'
import { sentencesOf } from '../panels/listings/sentences'
import { totalOf } from '../sockets/counts'
import { Failure, oneOf } from './failure'
import { nameOf, readOctets } from './input'
import { readArguments } from './options'
import { write } from './output'

const OPTIONS = {
  format: { type: 'string', default: 'text' },
  lang: { type: 'string', default: 'en' },
} as const

const FORMATS = ['text', 'json'] as const
/** What is longer is no listing: ten million sockets of a line each. */
const MOST_MEBIBYTES = 1024
/** Of the sockets that a finding is about, so many are shown. */
const MOST_SHOWN = 5

function json(listing: Listing, findings: readonly Finding[], t: SocketMessages): string {
  const { tool, counts, ignored, samples, distinct, sockets } = listing
  return printableJson(
    JSON.stringify(
      {
        ...{ version: 1, tool, counts, ignored, samples, distinct },
        sockets: sockets.map(({ sample, ...socket }) => socket),
        findings: findings.map((finding) => {
          const { kind, severity, sockets: places, next } = finding
          return {
            kind,
            severity,
            sockets: places,
            text: sentencesOf(finding, t).join(t.grammar.gap),
            next,
          }
        }),
      },
      null,
      2,
    ),
  )
}

function headOf(listing: Listing, t: SocketMessages): string {
  const { tool, sockets, ignored } = listing
  if (tool === null) return t.listing_head_none({ ignored })
  if (tool === 'counts') return t.listing_head_counts({ rows: totalOf(listing), ignored })
  return t.listing_head({ tool, rows: sockets.length, ignored })
}

function rowOf({ state, recvQ, sendQ, local, remote, process, timer }: Socket): string {
  const cells = [
    (state ?? '-').padEnd(12),
    `${recvQ ?? '-'}/${sendQ ?? '-'}`.padStart(9),
    `${local} ${remote ?? '-'}`,
  ]
  return ['     ', ...cells, ...(process ? [process] : []), ...(timer ? [timer] : [])].join(' ')
}

function findingText(finding: Finding, listing: Listing, t: SocketMessages): readonly string[] {
  const severity = finding.severity === 'warning' ? t.listing_warning() : t.listing_note()
  const [first, ...others] = sentencesOf(finding, t)
  const shown = finding.sockets.slice(0, MOST_SHOWN).map((place) => rowOf(listing.sockets[place] as Socket))
  const more = finding.sockets.length - shown.length
  return [
    '',
    `${severity}: ${finding.kind}`,
    ...[first, ...others].map((sentence) => `  ${sentence}`),
    ...shown,
    ...(more > 0 ? [`      ${t.listing_more({ count: more })}`] : []),
    `  ${t.listing_next({ command: finding.next })}`,
  ]
}

function text(listing: Listing, findings: readonly Finding[], t: SocketMessages): string {
  const { counts, samples, distinct, sockets } = listing
  const width = Math.max(1, ...Object.values(counts).map((count) => String(count).length))
  const table = Object.entries(counts).map(
    ([state, count]) => `  ${state.padEnd(12)} ${String(count).padStart(width)}`,
  )
  const lines = [
    headOf(listing, t),
    ...(samples > 1 ? [t.listing_samples({ samples, rows: sockets.length, distinct })] : []),
    ...table,
    ...findings.flatMap((finding) => findingText(finding, listing, t)),
    ...(findings.length === 0 && listing.tool !== null ? ['', t.listing_nothing()] : []),
  ]
  return lines.map(printable).join('\n')
}

/** `sockets [FILE|-]`: what a listing of sockets holds, and what of it to look into. */
export async function socketsCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, OPTIONS)
  const format = oneOf('format', values.format, FORMATS)
  const t = await loadSocketMessages(oneOf('language', values.lang, LANGUAGES))
  const [path = '-', ...more] = positionals
  if (more.length > 0) throw new Failure(`sockets takes one file, found "${more[0]}" too`)
  const listed = decodeListing(await readOctets(path, MOST_MEBIBYTES, 'a listing'))
  if (listed === null) throw new Failure(`${nameOf(path)} is no text: is it a listing?`)
  const listing = readListing(listed)
  await write(`${(format === 'json' ? json : text)(listing, judge(listing), t)}\n`)
}
