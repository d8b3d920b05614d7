import { deflateRawSync } from 'node:zlib'
import { expect, test } from './support/visualizer'

const addressOf = (octets: number) =>
  `./#script=${deflateRawSync(`server: listen\nclient: connect\nclient: send ${octets}\n`).toString('base64url')}`

/** The segments that leave in sight, have arrived, and have no label. Runs in the page. */
function unlabelled(ladder: Element): (string | null)[] {
  const { top, bottom } = ladder.getBoundingClientRect()
  const settled = [...ladder.querySelectorAll('[data-segment]:not([data-fate=in-flight])')]
  return settled
    .filter((segment) => {
      const way = segment.querySelector('path')?.getBoundingClientRect()
      return way && way.top >= top && way.top <= bottom && !segment.querySelector('text')
    })
    .map((segment) => segment.getAttribute('data-segment'))
}

test('a long run is opened, and each segment in sight has its label', async ({ page }) => {
  await page.goto(addressOf(1_500_000))
  const slider = page.getByRole('slider', { name: 'Timeline' })
  await slider.waitFor({ timeout: 60_000 })
  const ladder = page.getByRole('region', { name: 'Sequence diagram' })
  for (const share of [0.3, 0.6, 1]) {
    await slider.evaluate((element: HTMLInputElement, share) => {
      element.value = String(share * Number(element.max))
      element.dispatchEvent(new Event('input', { bubbles: true }))
    }, share)
    await expect(page.locator('[data-segment][data-fate=delivered]').first()).toBeAttached()
    expect(await page.locator('[data-segment]').count()).toBeLessThan(600)
    await expect.poll(() => ladder.evaluate(unlabelled)).toEqual([])
  }
})

test('a run that takes too long tells how far it is, and shows what there is when it is cancelled', async ({
  page,
}) => {
  await page.goto(addressOf(60_000_000))
  const status = page.getByRole('status').filter({ hasText: 'Computing the run' })
  await expect(status).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('Computing was stopped')
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  await expect(status).toHaveCount(0)
})
