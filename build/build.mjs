import { build } from 'vite'
import { writeTypes } from './types.mjs'

/** What `npm run build` makes, in this order: the page empties dist/, the package lib/. */
const TARGETS = ['page', 'element', 'frame', 'package', 'command-line']

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !TARGETS.includes(name))
if (unknown.length > 0) {
  console.error(`There is no target ${unknown.join(', ')}: give ${TARGETS.join(', ')}, or none for all.`)
  process.exit(2)
}

for (const name of TARGETS.filter((target) => asked.length === 0 || asked.includes(target))) {
  await build({ configFile: `build/targets/${name}.ts`, logLevel: name === 'page' ? 'info' : 'warn' })
  if (name === 'package') await writeTypes('lib')
}
