import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const isInstalled = spawnSync('tshark', ['--version']).status === 0

const PREFERENCES = [
  'tcp.check_checksum:TRUE',
  'ip.check_checksum:TRUE',
  'tcp.relative_sequence_numbers:FALSE',
].flatMap((preference) => ['-o', preference])

const FILE_HEADER = 24

/** Many captures as one, each behind the one before: tshark takes a while to start. */
export const chained = (files: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(files.map((file, i) => (i === 0 ? file : file.subarray(FILE_HEADER))))

/**
 * What tshark says of each packet, in its own words.
 * @param fields tshark's names of what is asked for, by ours
 */
export function dissect<Name extends string>(
  capture: Uint8Array,
  fields: Readonly<Record<Name, string>>,
): Record<Name, string>[] {
  const folder = mkdtempSync(join(tmpdir(), 'tcp-visualizer-'))
  try {
    // It reads no pipe by `-r`.
    const file = join(folder, 'run.pcap')
    writeFileSync(file, capture)
    const asked = Object.values<string>(fields).flatMap((field) => ['-e', field])
    const options = { maxBuffer: 64 * 1024 * 1024 }
    const tshark = spawnSync('tshark', ['-r', file, ...PREFERENCES, '-T', 'fields', ...asked], options)
    if (tshark.status !== 0) throw new Error(String(tshark.stderr))
    const lines = String(tshark.stdout).split('\n').slice(0, -1)
    const names = Object.keys(fields)
    return lines.map((line) => {
      const values = line.split('\t')
      return Object.fromEntries(names.map((name, i) => [name, values[i]])) as Record<Name, string>
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
