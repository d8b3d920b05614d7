/** @satisfies {Partial<import('@inlang/paraglide-js').CompilerOptions>} */
const common = {
  strategy: ['globalVariable', 'baseLocale'],
  // A module for each language: a page loads the one that it speaks.
  outputStructure: 'locale-modules',
  emitReadme: false,
  emitPrettierIgnore: false,
}

/**
 * How the messages of src/messages are compiled: for Vite, and for everything that runs without it.
 * @type {import('@inlang/paraglide-js').CompilerOptions}
 */
export const paraglide = {
  ...common,
  project: './project.inlang',
  outdir: './src/messages/compiled',
}

/**
 * The words of the dialog that shares a run, apart: no page needs them before it is opened.
 * @type {import('@inlang/paraglide-js').CompilerOptions}
 */
export const paraglideOfShare = {
  ...common,
  project: './share.inlang',
  outdir: './src/messages/compiled-share',
}
