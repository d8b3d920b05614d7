import { expect, type Page, test } from '@playwright/test'
import type { Timeline } from '../src/timeline/timeline'
import { exportAnimatedSvg, runOf, schedule, words } from './support/pictures'

const SCENARIOS = ['connection-lifecycle', 'simultaneous-close', 'lost-fin', 'reordering', 'blind-reset']
const SIDES = ['client', 'server'] as const

async function show(page: Page, timeline: Timeline, options: { loop?: boolean } = {}) {
  const svg = exportAnimatedSvg(timeline, { t: words.en, theme: 'light', ...options })
  await page.setContent(`<!doctype html><html><body style="margin: 0">${svg}</body></html>`)
}

/** What stands in the picture once all its animations are held at a playing time; null: as they stand. */
const shownAt = (page: Page, playing: number | null) =>
  page.evaluate((time) => {
    for (const animation of time === null ? [] : document.getAnimations()) {
      animation.pause()
      animation.currentTime = 1000 * (time ?? 0)
    }
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((part) =>
        part.checkVisibility({ visibilityProperty: true }),
      )
    const data = (part: Element, name: string) => part.getAttribute(`data-${name}`) ?? ''
    return {
      heads: shown('[data-endpoint]').map((part) => `${data(part, 'endpoint')} ${data(part, 'state')}`),
      nodes: shown('[data-active]').map((part) => `${data(part, 'state')}: ${data(part, 'active')}`),
      segments: shown('[data-segment]')
        .map((part) => `${data(part, 'segment')} ${data(part, 'fate')}`)
        .sort(),
      playhead: shown('[class*=playhead]').length,
    }
  }, playing)

/** What the page shows at a playing time. */
function expected(timeline: Timeline, playing: number) {
  const { flights, stepAt, duration } = schedule(timeline)
  const moment = timeline.moments[stepAt(playing)]
  const states = { client: moment?.client.state ?? '', server: moment?.server.state ?? '' }
  return {
    heads: SIDES.map((side) => `${side} ${states[side]}`),
    nodes:
      states.client === states.server
        ? [`${states.client}: client server`]
        : expect.arrayContaining(SIDES.map((side) => `${states[side]}: ${side}`)),
    segments: timeline.segments
      .flatMap(({ id, fate }) => {
        const { start, end } = flights[id] ?? { start: 0, end: 0 }
        if (playing < start) return []
        return [`${id} ${playing < end ? 'in-flight' : fate}`]
      })
      .sort(),
    playhead: playing < duration ? 1 : 0,
  }
}

for (const scenario of SCENARIOS) {
  test(`${scenario}: the picture shows at every time what the page shows then`, async ({ page }) => {
    const timeline = runOf(scenario)
    const { moments, flights, duration } = schedule(timeline)
    await show(page, timeline)
    const turns = [...moments, ...flights.flatMap(({ start, end }) => [start, end, (start + end) / 2])]
    for (const turn of [...turns.map((at) => at + 0.01), duration + 1]) {
      expect(await shownAt(page, turn), `at ${turn} s`).toEqual(expected(timeline, turn))
    }
  })
}

test('a token stands at the state of its endpoint until that has changed', async ({ page }) => {
  const timeline = runOf('keepalive')
  const { moments, stepAt, duration } = schedule(timeline)
  await show(page, timeline)
  const changes = [...moments.slice(1), duration].map((at) => at - 0.01)
  for (const playing of changes) {
    await shownAt(page, playing)
    const nearest = await page.evaluate(() => {
      const middle = (part: Element) => {
        const { x, y, width, height } = part.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      }
      const nodes = [...document.querySelectorAll('g[data-state]:not([data-endpoint])')]
      return [...document.querySelectorAll('[class*=token] circle')].map((token) => {
        const { x, y } = middle(token)
        const far = (node: Element) => Math.hypot(middle(node).x - x, middle(node).y - y)
        return nodes.toSorted((a, b) => far(a) - far(b))[0]?.getAttribute('data-state')
      })
    })
    const moment = timeline.moments[stepAt(playing)]
    expect(nearest, `at ${playing} s`).toEqual(SIDES.map((side) => moment?.[side].state))
  }
})

test('a pill is where its segment is', async ({ page }) => {
  const timeline = runOf('three-way-handshake')
  const { flights } = schedule(timeline)
  await show(page, timeline)
  const { start, end } = flights[0] ?? { start: 0, end: 0 }
  const middle = async (share: number) => {
    await shownAt(page, start + share * (end - start))
    const box = await page.locator('[data-segment="0"][data-fate=in-flight] rect:visible').boundingBox()
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
  }
  const [early, half, late] = [await middle(0.25), await middle(0.5), await middle(0.75)]
  expect(half.x).toBeCloseTo((early.x + late.x) / 2, 0)
  expect(half.y).toBeCloseTo((early.y + late.y) / 2, 0)
  expect(late.x - early.x).toBeGreaterThan(100)
})

test('where less motion is preferred it is the picture of the whole run', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const timeline = runOf('lost-fin')
  await show(page, timeline)
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  expect(await shownAt(page, null)).toEqual(expected(timeline, schedule(timeline).duration + 1))
})

test('once: it stops as the picture of the whole run; else it begins again', async ({ page }) => {
  const timeline = runOf('three-way-handshake')
  const { duration } = schedule(timeline)
  await show(page, timeline, { loop: false })
  expect(await shownAt(page, duration + 60)).toEqual(expected(timeline, duration + 1))
  await show(page, timeline)
  const rounds = await page.evaluate(() =>
    document.getAnimations().map((animation) => animation.effect?.getComputedTiming().iterations),
  )
  expect(new Set(rounds)).toEqual(new Set([Number.POSITIVE_INFINITY]))
})
