import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { BROWSER_ARGUMENTS, findBrowser } from '../scripts/find-browser.mjs'

// Workers read this file again; what the first reading has found is handed on to them.
process.env.PLAYWRIGHT_CHROMIUM = findBrowser()

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A sub-path of the host, since the build must work from any. */
const BASE = '/some/sub/path/'

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A busy machine may take its time; what waits goes on at once when it sees what it waits for.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // What passes only the second time is a fault, of the page or of the test.
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${process.env.PREVIEW_PORT}${BASE}`,
    viewport: { width: 1280, height: 800 },
    // What is recorded costs every test a sixth of its time: `TRACE=1 npm run e2e` for a test that has failed.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath: process.env.PLAYWRIGHT_CHROMIUM, args: BROWSER_ARGUMENTS },
  },
  webServer: [
    {
      cwd: ROOT,
      command: `npx vite preview --base ${BASE}`,
      wait: { stdout: /localhost:(?<preview_port>\d+)/ },
    },
    {
      cwd: ROOT,
      command: 'node e2e/support/static-server.mjs',
      wait: { stdout: /hosts on localhost:(?<hosts_port>\d+)/ },
    },
  ],
})
