import { inLibrary } from '../playback/library'
import { asProblem, openRun, type Problem, type Ran, readPacked, readScript } from '../playback/opening'
import { type ReadOptions, readOptions } from '../playback/options'
import type { Request } from './contract'

/** What an author asks for, as far as it can be understood. */
export const readRequest = ({ options }: Request): ReadOptions =>
  readOptions(options, (id) => inLibrary(id) !== undefined)

/** Names what a request asks to see run, whichever way it is run. */
export const documentOf = (request: Request): string =>
  JSON.stringify([readRequest(request).options.scenario, request.text, request.packed])

/** Names the run that a request asks for: two requests with one name differ in how it is shown. */
export const runOf = (request: Request): string =>
  `${documentOf(request)} ${readRequest(request).options.profile}`

/** Runs what a request asks for. What cannot be read or run gives way to a scenario of the library. */
export async function openRequest(request: Request): Promise<Ran> {
  const { scenario, profile } = readRequest(request).options
  const { text, packed } = request
  const read =
    text !== undefined ? await readScript(text) : packed !== undefined ? await readPacked(packed) : undefined
  const ran = await openRun({ scenario, profile, own: read?.ok ? read.script : undefined })
  const told = read === undefined || read.ok ? [] : [read.problem]
  return { ...ran, problems: [...told, ...ran.problems, ...ran.remarks] }
}

/** Problems with what was asked for, besides those of the run itself. */
export const problemsOf = (...read: readonly ReadOptions[]): Problem[] =>
  read.flatMap(({ ignored }) => ignored.map(asProblem))
