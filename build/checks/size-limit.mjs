import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

/** A file of the build. */
const built = (file) => fileURLToPath(new URL(`../../dist/${file}`, import.meta.url))

const FIRST_SCENARIO = 'src/scenarios/library/connection-lifecycle.tcp?run'

/** A build's own record of which chunk asks for which others. */
function record(file) {
  const manifest = JSON.parse(readFileSync(built(`.vite/${file}`), 'utf8'))

  /** A chunk and all that it imports at once. */
  function pulledBy(name, seen = new Set()) {
    const { file, imports = [] } = manifest[name]
    if (seen.has(file)) return seen
    seen.add(file)
    for (const next of imports) pulledBy(next, seen)
    return seen
  }

  const sizeOf = (name) => brotliCompressSync(readFileSync(built(manifest[name].file))).length

  /** The words of one language: the heaviest counts. */
  const wordsOf = (part) =>
    Object.keys(manifest)
      .filter((name) => name.includes(`messages/compiled/${part}/`))
      .sort((a, b) => sizeOf(b) - sizeOf(a))[0]

  /** Scripts that are pulled by these. */
  const pulled = (...names) =>
    [...new Set(names.flatMap((name) => [...pulledBy(name)]))]
      .filter((file) => file.endsWith('.js'))
      .map(built)

  return { manifest, pulled, wordsOf }
}

const page = record('manifest.json')
const element = record('element.json')

const SHELL = 'src/embed/element.ts'
/** What the shell fetches when it comes near the viewport. */
const [PLAYER] = element.manifest[SHELL].dynamicImports

export default [
  {
    name: 'JavaScript until the first moment of a scenario is shown',
    path: page.pulled('index.html', page.wordsOf('player'), FIRST_SCENARIO),
    limit: '117 kB',
  },
  {
    name: 'Reference of the states, which stands in its HTML already',
    path: page.pulled(
      'reference.html',
      ...['player', 'cards', 'reference'].map((words) => page.wordsOf(words)),
    ),
    limit: '150 kB',
  },
  { name: 'Shell of the element', path: element.pulled(SHELL), limit: '3 kB' },
  {
    name: 'Element until its first moment is shown: shell, player with its styles, words of one language, one scenario',
    path: element.pulled(SHELL, PLAYER, element.wordsOf('player'), FIRST_SCENARIO),
    limit: '115 kB',
  },
  { name: 'Helper for the height of frames', path: built('embed-height.js'), limit: '1 kB' },
]
