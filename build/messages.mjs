/**
 * How the messages of src/messages are compiled: for Vite, and for everything that runs without it.
 *
 * @param {string} project Its folder, in which settings.json names the files.
 * @param {string} outdir
 * @returns {import('@inlang/paraglide-js').CompilerOptions}
 */
const compiled = (project, outdir) => ({
  project,
  outdir,
  strategy: ['globalVariable', 'baseLocale'],
  // A module for each language: a page loads the one that it speaks.
  outputStructure: 'locale-modules',
  emitReadme: false,
  emitPrettierIgnore: false,
})

/** Words of parts that a page fetches when they are wanted; each stands in a file of its name. */
const APART = ['share', 'differences', 'cards', 'find', 'reference', 'capture']

export const paraglide = [
  compiled('./project.inlang', './src/messages/compiled'),
  ...APART.map((name) => compiled(`./${name}.inlang`, `./src/messages/compiled-${name}`)),
]
