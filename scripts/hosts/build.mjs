import { execFile, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const MINUTES = 60_000

/** What `npm run examples` fetches. */
const INSTALLED = 'examples/node_modules'

/** A generator that cannot be had here, and why: no fault of its example. */
export class NotInstalled extends Error {}

const lastLine = (text) => text.trim().split('\n').at(-1) ?? ''

/** Runs a command to its end; rejects with what it said. */
async function run([command, ...argv], cwd, minutes = 10) {
  const environment = { ...process.env, CI: 'true', ASTRO_TELEMETRY_DISABLED: '1' }
  try {
    await promisify(execFile)(command, argv, {
      cwd,
      env: environment,
      timeout: minutes * MINUTES,
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (error) {
    throw new Error(`${[command, ...argv].join(' ')}\n${error.stdout ?? ''}${error.stderr ?? error.message}`)
  }
}

const isOnPath = (command) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)))

/** Debian's package, where the command is not there already. */
function installByApt(command, name) {
  if (isOnPath(command)) return
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (!isDebian) throw new NotInstalled(`${command} is not installed, and apt-get wants Debian and root`)
  console.log(`  ${command} is not installed: apt-get update && apt-get install -y ${name}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const argv of [['update'], ['install', '-y', '--no-install-recommends', name]]) {
    const { status, stderr } = spawnSync('apt-get', argv, { env, encoding: 'utf8' })
    if (status !== 0) throw new NotInstalled(`apt-get ${argv.join(' ')}: ${lastLine(stderr ?? '')}`)
  }
}

/** The package as npm installs it, into a folder's node_modules. */
function copyPackage(folder) {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const name of ['package.json', ...files.filter((file) => !file.startsWith('!'))]) {
    cpSync(name, join(folder, 'node_modules/tcp-visualizer', name), { recursive: true })
  }
}

/** Takes packages from what is installed for all examples; false where it lacks one. */
function link(names, folder) {
  if (!names.every((name) => existsSync(join(INSTALLED, name)))) return false
  for (const name of names) {
    const place = join(folder, 'node_modules', name)
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(resolve(INSTALLED, name), place)
  }
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  symlinkSync(resolve(INSTALLED, '.bin'), join(folder, 'node_modules/.bin'))
  copyPackage(folder)
  return true
}

async function installByNpm(folder, tarball) {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (
    link(
      Object.keys(dependencies).filter((name) => name !== 'tcp-visualizer'),
      folder,
    )
  )
    return
  const options = ['--no-audit', '--no-fund', '--ignore-scripts']
  await run(['npm', 'install', ...options, await tarball()], folder).catch(({ message }) => {
    const said = Array.from(message.matchAll(/^npm error (.+)$/gm), ([, line]) => line)
    throw new NotInstalled(
      `npm install: ${said.length > 0 ? said.slice(0, 2).join(', ') : lastLine(message)}`,
    )
  })
}

/**
 * Makes the pages of an example in a folder that is still to be made. Wants a build of the project.
 *
 * @param {import('./hosts.mjs').Host} host
 * @param {string} folder
 * @param {() => Promise<string>} [tarball] packs the package, for a host that npm has to install
 * @returns {Promise<string>} the folder of the pages
 * @throws {NotInstalled} where the generator cannot be had
 */
export async function buildHost({ name, output, build, files, debian }, folder, tarball) {
  // Somebody may have built it where it is.
  const made = ['node_modules', 'package-lock.json', files, output].map(
    (path) => path && join('examples', name, path),
  )
  const isSource = (path) => path === join('examples', name) || !made.includes(path)
  cpSync(join('examples', name), folder, { recursive: true, filter: isSource })
  if (debian) installByApt(build[0], debian)
  else if (existsSync(join(folder, 'package.json'))) await installByNpm(folder, tarball)
  if (files) cpSync('dist', join(folder, files), { recursive: true })
  if (build) await run(build, folder)
  return join(folder, output)
}
