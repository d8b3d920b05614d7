import type { Host } from '../host/host'
import { fileOf } from './proc'

const DIRECTORIES: ReadonlySet<string> = new Set([
  '/',
  '/proc',
  '/proc/',
  '/proc/net',
  '/proc/net/',
  '/dev',
  '.',
  '..',
])

export type Read = { readonly text: string } | { readonly reason: string }

/** A file's text, `-` being standard input; or why there is none, in the words of strerror(3). */
export function readFile(path: string, input: string, host: Host): Read {
  if (path === '-') return { text: input }
  if (DIRECTORIES.has(path)) return { reason: 'Is a directory' }
  const text = fileOf(path, host)
  return text === undefined ? { reason: 'No such file or directory' } : { text }
}
