import { createReadStream } from 'node:fs'
import { Failure, reasonOf } from './failure'

const STANDARD_INPUT = '-'
/** A scenario is a page of text; what is longer was given by mistake and is not read to its end. */
const LONGEST_TEXT = 1_048_576

export const nameOf = (path: string) => (path === STANDARD_INPUT ? 'standard input' : path)

/** The whole of a file, or of standard input for "-", as UTF-8 text. */
export async function readText(path: string): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of path === STANDARD_INPUT ? process.stdin : createReadStream(path)) {
      chunks.push(chunk)
      size += chunk.length
      if (size > LONGEST_TEXT) break
    }
  } catch (error) {
    throw new Failure(`cannot read ${nameOf(path)}: ${reasonOf(error)}`)
  }
  if (size > LONGEST_TEXT) throw new Failure(`${nameOf(path)} is longer than 1 MiB: is it a scenario?`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new Failure(`${nameOf(path)} is not UTF-8 text`)
  }
}
