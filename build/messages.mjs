import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileProject } from '@inlang/paraglide-js'
import messageFormat from '@inlang/plugin-message-format'
import { loadProjectInMemory, newProject } from '@inlang/sdk'

const FOLDER = fileURLToPath(new URL('../src/messages/', import.meta.url))
const COMPILED = join(FOLDER, 'compiled')

/** The language that has every word; another has a folder beside it. */
const BASE = 'en'

/** What is fetched together: each part, and the files of a language that it is made of. */
const PARTS = {
  player: ['player', 'sequence', 'states', 'exports', 'site'],
  narration: ['narration'],
  help: ['help'],
  drawer: ['drawer'],
  terminal: ['terminal'],
  share: ['share'],
  differences: ['differences'],
  cards: ['cards'],
  find: ['find'],
  reference: ['reference'],
  capture: ['capture'],
  sockets: ['sockets'],
  listings: ['sockets', 'listings'],
  remarks: ['remarks'],
  inspector: ['inspector'],
  sandbox: ['sandbox'],
  notices: ['notices'],
}

/** A folder that is named by a language tag, "en" or "pt-BR". */
const TAG = /^[a-z]{2,3}(-\w+)*$/

const languages = () => [
  BASE,
  ...readdirSync(FOLDER)
    .filter((name) => TAG.test(name) && name !== BASE)
    .sort(),
]

const source = (language, file) => join(FOLDER, language, `${file}.json`)

/** The words of a part as modules by their names: `en.js`, `zh.js`, and what they share. */
async function compilePart(files, locales) {
  const settings = { baseLocale: BASE, locales, modules: [], telemetry: 'off' }
  const project = await loadProjectInMemory({
    blob: await newProject({ settings }),
    providePlugins: [messageFormat],
  })
  try {
    await project.importFiles({
      pluginKey: messageFormat.key,
      files: locales.flatMap((locale) =>
        files.map((file) => ({ locale, content: readFileSync(source(locale, file)) })),
      ),
    })
    const compilerOptions = {
      strategy: ['globalVariable', 'baseLocale'],
      // A module for each language: a page loads the one that it speaks.
      outputStructure: 'locale-modules',
    }
    const output = await compileProject({ project, compilerOptions })
    const [error] = await project.errors.get()
    if (error) throw error
    return output
  } finally {
    await project.close()
  }
}

/**
 * A module's messages as one object: half of a packed module of words would be names that it gives, says that it exports
 * and is asked for by.
 */
function asObject(code) {
  const object = code
    // A form of a number that this language does not have.
    .replaceAll(/^(?:\/\*\*.*\*\/ )?export \{ \w+ \} from "\.\/\w+\.js";?$/gm, '')
    .replaceAll(/^export const (\w+) = (\/\*\* @type .*? \*\/) /gm, '$2\n$1: ')
    .replaceAll(/^\};?$/gm, '},')
  const [head, ...rest] = object.split(/^(?=\/\*\* @type )/m)
  if (/^export /m.test(object)) throw new Error('Paraglide writes its modules otherwise than it did.')
  return `${head}export default {\n${rest.join('')}\n}\n`
}

/** How each part is fetched in each language: read by src/messages/messages.ts. */
const index = (locales) => `${Object.keys(PARTS)
  .map((part) => {
    const rows = locales.map(
      (locale) => `  ${JSON.stringify(locale)}: () => import('./${part}/${locale}.js'),`,
    )
    return `export const ${part} = {\n${rows.join('\n')}\n}`
  })
  .join('\n\n')}
`

function write(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
}

/** Compiles src/messages/LANGUAGE/*.json into src/messages/compiled/PART/LANGUAGE.js. */
export async function compileMessages() {
  const locales = languages()
  const homeless = readdirSync(join(FOLDER, BASE)).filter(
    (file) =>
      !Object.values(PARTS)
        .flat()
        .includes(file.replace(/\.json$/, '')),
  )
  if (homeless.length > 0)
    throw new Error(`${homeless.join(', ')}: of which part? PARTS in build/messages.mjs says.`)
  for (const [part, files] of Object.entries(PARTS)) {
    const output = await compilePart(files, locales)
    for (const locale of locales) {
      write(join(COMPILED, part, `${locale}.js`), asObject(output[`messages/${locale}.js`]))
    }
    for (const shared of ['runtime.js', 'registry.js']) write(join(COMPILED, shared), output[shared])
  }
  write(join(COMPILED, 'parts.ts'), index(locales))
}

const changed = (path) => statSync(path).mtimeMs

/** Whether a file of words, or this one, is younger than what was made of them. */
function isStale() {
  const made = join(COMPILED, 'parts.ts')
  if (!existsSync(made)) return true
  const sources = languages().flatMap((language) => [
    join(FOLDER, language),
    ...Object.values(PARTS).flatMap((files) => files.map((file) => source(language, file))),
  ])
  return [fileURLToPath(import.meta.url), ...sources].some((path) => changed(path) > changed(made))
}

/**
 * Keeps the compiled words as their sources are, while one develops too.
 *
 * @returns {import('vite').Plugin}
 */
export function messages() {
  const compile = async () => {
    await compileMessages()
    // As old as it is true.
    const made = join(COMPILED, 'parts.ts')
    writeFileSync(made, readFileSync(made))
  }
  return {
    name: 'messages',
    async buildStart() {
      if (isStale()) await compile()
      for (const language of languages()) this.addWatchFile(join(FOLDER, language))
    },
    async watchChange(path) {
      if (/\/src\/messages\/[\w-]+\/\w+\.json$/.test(path)) await compile()
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(COMPILED, { recursive: true, force: true })
  await compileMessages()
}
