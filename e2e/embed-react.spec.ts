import { fileURLToPath } from 'node:url'
import type { Locator } from '@playwright/test'
import { build, type Rollup } from 'vite'
import { expect, host, test } from './support/host'

const root = fileURLToPath(new URL('hosts/react/', import.meta.url))
const packaged = fileURLToPath(new URL('../lib/react.js', import.meta.url))

// One worker: the host is built once.
test.describe.configure({ mode: 'default' })

let files: Map<string, string | Uint8Array>

/** The host as its author has it at work: React's development build, which objects to misuse. */
test.beforeAll(async () => {
  const { output } = (await build({
    configFile: false,
    mode: 'development',
    logLevel: 'silent',
    root,
    base: '/react/',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"development"' },
    resolve: { alias: { 'tcp-visualizer': packaged }, dedupe: ['react', 'react-dom'] },
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: `${root}main.jsx`, output: { entryFileNames: 'main.js' } },
    },
  })) as Rollup.RollupOutput
  files = new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]))
})

test.beforeEach(async ({ page }) => {
  await page.route('**/react/**', (route) => {
    const { pathname } = new URL(route.request().url())
    const body = files.get(pathname.replace('/react/', ''))
    const contentType = pathname.endsWith('.js') ? 'text/javascript' : 'text/html'
    return route.fulfill({
      contentType,
      headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'" },
      body:
        typeof body === 'string'
          ? body
          : '<!doctype html><html lang="en"><title>React</title><main></main><script type="module" src="/react/main.js"></script></html>',
    })
  })
  await page.goto(`${host()}/react/`)
})

const expectStep = (player: Locator, step: number) =>
  expect(player.getByRole('slider', { name: /Timeline|时间轴/ })).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^\\D*${step}\\D`),
  )

test('in React’s strict mode it stands at its step, is driven by its ref and tells of each step', async ({
  page,
}) => {
  const first = page.getByRole('region', { name: 'first' })
  await expectStep(first, 3)
  await expect(first.getByRole('link', { name: 'Before' })).toBeHidden()
  await page.getByRole('button', { name: 'Drive' }).click()
  await expectStep(first, 4)
  await expect(page.locator('output')).toHaveText(/^(ready )+4$/)
})

test('two on a page are apart; other props change one of them', async ({ page }) => {
  const [first, second] = [
    page.getByRole('region', { name: 'first' }),
    page.getByRole('region', { name: 'second' }),
  ]
  await expectStep(first, 3)
  await expect(second.getByRole('region', { name: 'State diagram' })).toBeVisible()
  await expect(second.getByRole('region', { name: 'Sequence diagram' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Change' }).click()
  await expectStep(first, 5)
  await expect(first.getByRole('button', { name: '下一步', exact: true })).toBeVisible()
  await expect(second.getByRole('button', { name: 'Next step', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Own', exact: true }).click()
  await expect(first.locator('[data-endpoint="client"]')).toHaveAttribute('data-state', 'CLOSED')
  await expectStep(first, 0)
})

test('taken away and put back it begins anew, and React has nothing to object', async ({ page }) => {
  const first = page.getByRole('region', { name: 'first' })
  await expectStep(first, 3)
  await page.getByRole('button', { name: 'Drive' }).click()
  await expectStep(first, 4)
  for (const count of [0, 1]) {
    await page.getByRole('button', { name: 'Mount' }).click()
    await expect(first).toHaveCount(count)
  }
  await expectStep(first, 3)
})
