import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { Failure, reasonOf } from './failure'

const STANDARD_OUTPUT = '-'

/** A pipe that its reader has closed ends the writing and is no error. */
function writeStandardOutput(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EPIPE' ? resolve() : reject(new Failure(`cannot write: ${reasonOf(error)}`)),
    )
    process.stdout.write(text, (error) => {
      if (!error) resolve()
    })
  })
}

/** The whole file or nothing of it: written beside its place, then moved there. A device is written as it is. */
async function writeWhole(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const present = await stat(target).catch(() => undefined)
  if (present && !present.isFile()) return writeFile(target, text)
  const unfinished = `${target}.${process.pid}.tmp`
  try {
    await writeFile(unfinished, text, { flag: 'wx', ...(present && { mode: present.mode }) })
    await rename(unfinished, target)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

export async function write(text: string, path: string = STANDARD_OUTPUT): Promise<void> {
  if (path === STANDARD_OUTPUT) return writeStandardOutput(text)
  try {
    await writeWhole(path, text)
  } catch (error) {
    throw new Failure(`cannot write ${path}: ${reasonOf(error)}`)
  }
}
