import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { Failure, reasonOf } from './failure'

const STANDARD_OUTPUT = '-'

/** Text or bytes, or text in pieces: of what may be very long. */
type Content = string | Uint8Array | Iterable<string>

const isInPieces = (content: Content): content is Iterable<string> =>
  typeof content !== 'string' && !ArrayBuffer.isView(content)

/** A pipe that its reader has closed ends the writing and is no error. */
function writeStandardOutput(content: Content): Promise<void> {
  const pieces = isInPieces(content) ? content : [content]
  return new Promise((resolve, reject) => {
    process.stdout.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' ? resolve() : reject(new Failure(`cannot write: ${reasonOf(error)}`)),
    )
    const rest = pieces[Symbol.iterator]()
    const next = (error?: Error | null) => {
      if (error) return
      const { done, value } = rest.next()
      if (done) resolve()
      else process.stdout.write(value, next)
    }
    next()
  })
}

/** The whole file or nothing of it: written beside its place, then moved there. A device is written as it is. */
async function writeWhole(path: string, content: Content): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const present = await stat(target).catch(() => undefined)
  if (present && !present.isFile()) return writeFile(target, content)
  const unfinished = `${target}.${process.pid}.tmp`
  try {
    await writeFile(unfinished, content, { flag: 'wx', ...(present && { mode: present.mode }) })
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Writes text or bytes to a file, or to standard output for "-". Bytes are nothing for a terminal. */
export async function write(content: Content, path: string = STANDARD_OUTPUT): Promise<void> {
  if (path === STANDARD_OUTPUT) {
    if (ArrayBuffer.isView(content) && process.stdout.isTTY) {
      throw new Failure('this format is binary and no text for a terminal: give -o FILE, or a pipe')
    }
    return writeStandardOutput(content)
  }
  if (path === '') throw new Failure('-o names no file')
  try {
    await writeWhole(path, content)
  } catch (error) {
    throw new Failure(`cannot write ${path}: ${reasonOf(error)}`)
  }
}
