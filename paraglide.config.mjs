/**
 * How the messages of src/messages are compiled: for Vite, and for everything that runs without it.
 * @type {import('@inlang/paraglide-js').CompilerOptions}
 */
export const paraglide = {
  project: './project.inlang',
  outdir: './src/messages/compiled',
  strategy: ['globalVariable', 'baseLocale'],
  // A module for each language: a page loads the one that it speaks.
  outputStructure: 'locale-modules',
  emitReadme: false,
  emitPrettierIgnore: false,
}
