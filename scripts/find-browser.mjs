import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** What a container without a display, a GPU or a network needs. */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The first has no windows to draw: the tests take little more than half the time in it. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const PLACES = [
  ...NAMES.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const DOWNLOAD_SECONDS = 60

const say = (words) => process.stderr.write(`${words}\n`)

/** An Ubuntu package may leave a launcher in place that has nothing to launch: ask it. */
const starts = (path) => existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0

const installed = () => PLACES.find(starts)

const downloaded = () => [chromium.executablePath()].find(existsSync)

const PACKAGES = ['chromium', 'chromium-headless-shell']

function installByApt() {
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (!isDebian) return undefined
  say(`No Chromium found. Installing it: apt-get update && apt-get install -y ${PACKAGES.join(' ')}`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const argv of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
    const { status } = spawnSync('apt-get', argv, {
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (status !== 0) return undefined
  }
  return installed()
}

function download() {
  say(`No Chromium found. Letting Playwright download its own, for ${DOWNLOAD_SECONDS} s at most.`)
  spawnSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: DOWNLOAD_SECONDS * 1000,
  })
  return downloaded()
}

/**
 * Path of a Chromium or Chrome, found or installed: PLAYWRIGHT_CHROMIUM, the system's, Playwright's, apt's, or a
 * download. Throws with what to do when there is none.
 */
export function findBrowser() {
  const named = process.env.PLAYWRIGHT_CHROMIUM
  if (named && !existsSync(named)) throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which is not there.`)
  const path = named || installed() || downloaded() || installByApt() || download()
  if (!path) {
    throw new Error('No browser. Install Chromium or Chrome, or set PLAYWRIGHT_CHROMIUM to the path of one.')
  }
  return path
}
