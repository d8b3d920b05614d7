import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { buildHost } from '../scripts/hosts/build.mjs'
import { hostNamed } from '../scripts/hosts/hosts.mjs'
import { stepThrough } from '../scripts/hosts/step.mjs'
import { serve } from '../scripts/serve.mjs'
import { Visualizer } from './support/visualizer'

/** Generators are not fetched with the project. */
function skipWithout(wanted: string | undefined) {
  const isThere = wanted === undefined || existsSync(join('examples/node_modules', wanted))
  test.skip(!isThere, `${wanted} is not there: npm run examples fetches it`)
}

/** Makes the pages of an example, and serves them while they are in use. */
async function onHost(name: string, use: (address: string) => Promise<void>) {
  const host = hostNamed(name)
  const folder = await mkdtemp(join(tmpdir(), 'tcp-visualizer-hosts-'))
  try {
    const server = await serve({ '/': `${await buildHost(host, join(folder, name))}/` })
    try {
      await use(`${server.origin}/${host.page ?? ''}`)
    } finally {
      server.close()
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

// The generators that are quick; npm run test:hosts is about all of them.
for (const [name, wanted] of [['plain'], ['reveal', 'reveal.js'], ['vitepress', 'vitepress']] as const) {
  test(`the players of examples/${name} step`, async ({ page }) => {
    skipWithout(wanted)
    // A whole site is built.
    test.setTimeout(300_000)
    await onHost(name, (address) => stepThrough(page, address))
  })
}

test('in slides, keys step the player that has the focus, and turn the slides otherwise', async ({
  page,
}) => {
  skipWithout('reveal.js')
  await onHost('reveal', async (address) => {
    await page.goto(address)
    const visualizer = new Visualizer(page)
    await visualizer.expectStep(3)
    await visualizer.next.focus()
    await page.keyboard.press('ArrowRight')
    await visualizer.expectStep(4)
    await page.keyboard.press('ArrowLeft')
    await visualizer.expectStep(3)
    await expect(page).toHaveURL(address)
    await visualizer.next.blur()
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByRole('heading', { name: 'How a TCP connection ends' })).toBeVisible()
    await expect(visualizer.next).toBeHidden()
  })
})
