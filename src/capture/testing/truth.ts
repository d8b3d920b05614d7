import { existsSync, readdirSync, readFileSync } from 'node:fs'

const url = (path: string): URL => new URL(`../../../../shared/truth/${path}`, import.meta.url)

/** Names in a folder of ../shared/truth; none where that is absent. */
export const namesIn = (folder: string): string[] =>
  existsSync(url(folder)) ? readdirSync(url(folder)).sort() : []

export const bytesOf = (path: string): Uint8Array => readFileSync(url(path))

export const jsonOf = <T>(path: string): T => JSON.parse(readFileSync(url(path), 'utf8'))

export const linesOf = <T>(path: string): T[] =>
  readFileSync(url(path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

export const exists = (path: string): boolean => existsSync(url(path))
