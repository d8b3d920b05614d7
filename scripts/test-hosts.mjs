import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from './find-browser.mjs'
import { buildHost, NotInstalled } from './hosts/build.mjs'
import { HOSTS, hostNamed } from './hosts/hosts.mjs'
import { expectPictures, stepThrough } from './hosts/step.mjs'
import { serve } from './serve.mjs'

const HELP = `Usage: npm run test:hosts [-- [HOST…] [--pictures FOLDER]]

Builds the examples with their real generators, opens each in a browser and steps the players on it.
HOST: ${HOSTS.map(({ name }) => name).join(' ')}; all of them, unless given.
--pictures FOLDER  also takes a screenshot of each page
`

/** What is asked for on the command line; ends the program where that makes no sense. */
function asked() {
  try {
    const options = { help: { type: 'boolean' }, pictures: { type: 'string' } }
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    if (values.help) {
      process.stdout.write(HELP)
      process.exit()
    }
    return { pictures: values.pictures, hosts: positionals.length > 0 ? positionals.map(hostNamed) : HOSTS }
  } catch (error) {
    console.error(error.message)
    process.exit(2)
  }
}

const { pictures, hosts } = asked()

if (!['dist/element.js', 'dist/embed.js', 'lib/remark.js'].every(existsSync)) {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' })
}

const folder = mkdtempSync(join(tmpdir(), 'tcp-visualizer-hosts-'))
let packed
/** The package as it would be published; packed when it is first asked for. */
async function tarball() {
  packed ??= execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
  return join(folder, packed)
}

async function test(host, browser) {
  const pages = await buildHost(host, join(folder, host.name), tarball)
  const server = await serve({ '/': `${pages}/` })
  const address = `${server.origin}/${host.page ?? ''}`
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' })
  try {
    const page = await context.newPage()
    await stepThrough(page, address)
    if (pictures) {
      await page.evaluate(() => scrollTo(0, 0))
      await page.screenshot({ path: join(pictures, `${host.name}.png`), fullPage: true })
    }
    if (host.pictures) await expectPictures(browser, address)
  } finally {
    await context.close()
    server.close()
  }
}

if (pictures) mkdirSync(pictures, { recursive: true })
const count = { passed: 0, failed: 0, skipped: 0 }
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS })
try {
  for (const host of hosts) {
    const started = Date.now()
    const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
    try {
      await test(host, browser)
      count.passed++
      console.log(`✓ ${host.name}: passed (${seconds()})`)
    } catch (error) {
      const isMissing = error instanceof NotInstalled
      count[isMissing ? 'skipped' : 'failed']++
      console.log(
        isMissing ? `– ${host.name}: could not be installed: ${error.message}` : `✗ ${host.name}: failed`,
      )
      if (!isMissing) console.error(error.message)
    }
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed > 0 ? 1 : 0
