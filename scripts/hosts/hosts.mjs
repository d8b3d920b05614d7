/**
 * @typedef {object} Host A generator of pages, and the example of it in examples/.
 * @property {string} name of it, and of its folder
 * @property {string} output where its pages are, seen from there
 * @property {readonly string[]} [build] what makes them
 * @property {string} [files] where the built visualizer has to lie, for those that bundle nothing
 * @property {string} [debian] the package of Debian that has it; the others are on npm
 * @property {boolean} [pictures] whether each player stands in for a picture that is seen without a script
 * @property {string} [page] what to add to the address of its output
 */

/** @type {readonly Host[]} */
export const HOSTS = [
  { name: 'plain', output: '.', files: 'tcp-visualizer' },
  { name: 'vitepress', output: '.vitepress/dist', build: ['npm', 'run', 'build'] },
  { name: 'reveal', output: '.', page: '#/1' },
  { name: 'docusaurus', output: 'build', build: ['npm', 'run', 'build'], pictures: true },
  { name: 'starlight', output: 'dist', build: ['npm', 'run', 'build'], pictures: true },
  {
    name: 'mkdocs',
    output: 'site',
    files: 'docs/tcp-visualizer',
    build: ['mkdocs', 'build', '--quiet'],
    debian: 'mkdocs',
  },
  {
    name: 'sphinx',
    output: '_build',
    files: '_static/tcp-visualizer',
    build: ['sphinx-build', '-q', '.', '_build'],
    debian: 'python3-sphinx',
  },
  {
    name: 'hugo',
    output: 'public',
    files: 'static/tcp-visualizer',
    build: ['hugo', '--quiet'],
    debian: 'hugo',
  },
]

/** @returns {Host} */
export function hostNamed(name) {
  const host = HOSTS.find((one) => one.name === name)
  if (!host) throw new Error(`There is no host "${name}": give ${HOSTS.map((one) => one.name).join(', ')}.`)
  return host
}
