import { createReadStream } from 'node:fs'
import { Failure, reasonOf } from './failure'

const STANDARD_INPUT = '-'
/** A scenario is a page of text; what is longer was given by mistake and is not read to its end. */
const LONGEST_SCENARIO = 1
const MEBIBYTE = 1_048_576

export const nameOf = (path: string) => (path === STANDARD_INPUT ? 'standard input' : path)

/** The whole of a file, or of standard input for "-"; a Failure where it is longer than `what` can be, in MiB. */
export async function readOctets(path: string, longest: number, what: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of path === STANDARD_INPUT ? process.stdin : createReadStream(path)) {
      chunks.push(chunk)
      size += chunk.length
      if (size > longest * MEBIBYTE) break
    }
  } catch (error) {
    throw new Failure(`cannot read ${nameOf(path)}: ${reasonOf(error)}`)
  }
  if (size > longest * MEBIBYTE) {
    throw new Failure(`${nameOf(path)} is longer than ${longest} MiB: is it ${what}?`)
  }
  return Buffer.concat(chunks)
}

/** A scenario's text, as UTF-8. */
export async function readText(path: string): Promise<string> {
  const octets = await readOctets(path, LONGEST_SCENARIO, 'a scenario')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    throw new Failure(`${nameOf(path)} is not UTF-8 text`)
  }
}
