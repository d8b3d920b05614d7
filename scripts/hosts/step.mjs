import { execFileSync } from 'node:child_process'
import { expect as expectSoon } from '@playwright/test'

/** A busy machine may take its time. */
const expect = expectSoon.configure({ timeout: 20_000 })

/** What the first player of every example shows, and where it starts. */
const SCENARIO = 'four-way-close'
const STEP = 3

const timeline = () =>
  JSON.parse(
    execFileSync(process.execPath, ['lib/cli.js', 'run', SCENARIO, '--format', 'json'], { encoding: 'utf8' }),
  )

/** What a page does that none should: errors that it says or throws, files of ours that it does not get. */
function watch(page, origin) {
  const faults = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`)
  })
  // The player asks no other origin for anything; what a generator's theme wants from elsewhere is its own affair.
  const isElsewhere = (url) => url.protocol.startsWith('http') && url.origin !== origin
  return page.route(isElsewhere, (route) => route.fulfill({ status: 204 })).then(() => faults)
}

/** Presses Next step in a player, by the element or the frame that it is in, and sees that it is a step on. */
async function stepOne(player) {
  const slider = player.getByRole('slider', { name: 'Timeline' })
  await expect(slider).toHaveAttribute('aria-valuetext', /^step \d+ of \d+,/)
  const [, step] = /step (\d+)/.exec((await slider.getAttribute('aria-valuetext')) ?? '') ?? []
  await player.getByRole('button', { name: 'Next step', exact: true }).click()
  await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`^step ${Number(step) + 1} of`))
}

async function expectStates(player, moment) {
  for (const side of ['client', 'server']) {
    await expect(player.locator(`[data-endpoint=${side}]`)).toHaveAttribute('data-state', moment[side].state)
  }
}

/**
 * Opens a page and steps each player on it; the first is at step 3 of four-way-close, and has to show the states
 * that the engine says. Throws where any of it does not hold, or the page says an error.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} address
 */
export async function stepThrough(page, address) {
  const faults = await watch(page, new URL(address).origin)
  await page.goto(address)
  const elements = await page.locator('tcp-visualizer').all()
  const frames = await page.locator('iframe[src*="embed.html"]').all()
  const players = [...elements, ...frames.map((frame) => frame.contentFrame())]
  const [first] = players
  if (!first) throw new Error(`There is no player on ${address}.`)
  const { moments } = timeline()
  await expectStates(first, moments[STEP])
  for (const [index, place] of [...elements, ...frames].entries()) {
    await place.scrollIntoViewIfNeeded()
    await stepOne(players[index])
  }
  await expectStates(first, moments[STEP + 1])
  expect(faults, 'faults of the page').toEqual([])
}

/**
 * Opens a page in a browser that runs no script, and sees that each player has its picture.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 */
export async function expectPictures(browser, address) {
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    const page = await context.newPage()
    await page.goto(address)
    const players = await page.locator('tcp-visualizer').all()
    expect(players.length).toBeGreaterThan(0)
    for (const player of players) {
      const picture = player.getByRole('img')
      await expect(picture).toBeVisible()
      expect(await picture.evaluate((image) => image.naturalWidth)).toBeGreaterThan(0)
    }
  } finally {
    await context.close()
  }
}
