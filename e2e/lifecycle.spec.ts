import { pathOf, timelineOf } from './support/timelines'
import { expect, test, Visualizer } from './support/visualizer'

const CLIENT = ['CLOSED', 'SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']
const SERVER = ['CLOSED', 'LISTEN', 'SYN-RECEIVED', 'ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED']

test('a whole connection, step by step, forwards and back', async ({ page }) => {
  test.setTimeout(120_000)
  const { moments } = timelineOf('connection-lifecycle')
  const visualizer = new Visualizer(page)
  await visualizer.open()

  const seen = []
  for (const [step, moment] of moments.entries()) {
    if (step > 0) await visualizer.next.click()
    await visualizer.expectStep(step)
    await visualizer.expectStates(moment)
    seen.push(await visualizer.states())
  }
  expect(pathOf(seen.map(({ client }) => client))).toEqual(CLIENT)
  expect(pathOf(seen.map(({ server }) => server))).toEqual(SERVER)

  for (const [step, moment] of [...moments.entries()].reverse()) {
    await visualizer.expectStep(step)
    await visualizer.expectStates(moment)
    if (step > 0) await visualizer.previous.click()
  }
})

test('played through, it ends where the steps end', async ({ page }) => {
  const { moments } = timelineOf('connection-lifecycle')
  const last = moments.length - 1
  const visualizer = new Visualizer(page)
  await visualizer.open(`step=${last - 2}&pace=flow`)
  await visualizer.play.click()
  await visualizer.expectStep(last)
  await visualizer.expectStates({ client: { state: 'CLOSED' }, server: { state: 'CLOSED' } })
  await expect(visualizer.play).toBeVisible()
})

test('Restart goes back to the start', async ({ page }) => {
  const visualizer = new Visualizer(page)
  await visualizer.open('step=5')
  await visualizer.expectStep(5)
  await visualizer.restart.click()
  await visualizer.expectStates({ client: { state: 'CLOSED' }, server: { state: 'CLOSED' } })
})
