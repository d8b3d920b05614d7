import { readFileSync } from 'node:fs'

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`./fixtures/${file}`, import.meta.url), 'utf8'))

/** RFC 9293 as data that was not derived from this project's code: fixtures/README.md. */
export const table = read('rfc9293-table.json')

/** Exchanges with one endpoint, from foreign packetdrill suites: fixtures/README.md. */
export const { vectors } = read('vectors.json')
