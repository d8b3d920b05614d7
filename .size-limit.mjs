import { readFileSync, statSync } from 'node:fs'

const FIRST_SCENARIO = 'src/scenarios/library/connection-lifecycle.tcp'

/** The build's own record of which chunk asks for which others. */
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'))

/** A chunk and all that it imports at once. */
function pulledBy(name, seen = new Set()) {
  const { file, imports = [] } = manifest[name]
  if (seen.has(file)) return seen
  seen.add(file)
  for (const next of imports) pulledBy(next, seen)
  return seen
}

const sizeOf = (name) => statSync(`dist/${manifest[name].file}`).size

/** The words of one language come with every page: the heaviest counts. */
const [words] = Object.keys(manifest)
  .filter((name) => /messages\/compiled\/messages\/\w+\.js$/.test(name))
  .sort((a, b) => sizeOf(b) - sizeOf(a))

export default [
  {
    name: 'JavaScript until the first scenario can be played',
    path: [...pulledBy('index.html'), ...pulledBy(words), ...pulledBy(FIRST_SCENARIO)]
      .filter((file) => file.endsWith('.js'))
      .map((file) => `dist/${file}`),
    limit: '130 kB',
  },
]
