import { test as base, expect, type Locator, type Page } from '@playwright/test'
import type { Side } from '../../src/timeline/timeline'

export { expect }

const SIDES: readonly Side[] = ['client', 'server']

/** Every test watches over the page: nothing from another origin, no error said, no policy broken. */
export const test = base.extend<{ watch: undefined }>({
  watch: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = []
      const { origin } = new URL(baseURL ?? '')
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (url.origin !== origin && url.protocol !== 'blob:') faults.push(`asked for ${url.href}`)
      })
      page.on('requestfailed', (request) => {
        // A reload, or the end of the test, breaks off what is still on its way.
        if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`did not get ${request.url()}`)
      })
      page.on('response', (response) => {
        if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`)
      })
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()}`)
      })
      page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`))
      await use(undefined)
      expect(faults, 'faults of the page').toEqual([])
    },
    { auto: true },
  ],
})

/** The page as a person sees it: its buttons and regions by their names, its states by their marks. */
export class Visualizer {
  readonly play: Locator
  readonly pause: Locator
  readonly next: Locator
  readonly previous: Locator
  readonly restart: Locator
  readonly slider: Locator
  readonly scenario: Locator
  readonly speed: Locator
  readonly sequenceDiagram: Locator
  readonly stateDiagram: Locator
  readonly narration: Locator

  constructor(readonly page: Page) {
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const region = (name: string) => page.getByRole('region', { name, exact: true })
    this.play = button('Play')
    this.pause = button('Pause')
    this.next = button('Next step')
    this.previous = button('Previous step')
    this.restart = button('Restart')
    this.slider = page.getByRole('slider', { name: 'Timeline' })
    this.scenario = page.getByRole('combobox', { name: 'Scenario' })
    this.speed = page.getByRole('combobox', { name: 'Speed' })
    this.sequenceDiagram = region('Sequence diagram')
    this.stateDiagram = region('State diagram')
    this.narration = region('Narration')
  }

  /** Opens the page with these parameters in its address: `scenario=abort&step=3`. */
  async open(parameters = '') {
    await this.page.goto(parameters && `?${parameters}`)
    await expect(this.endpoint('client')).toBeVisible()
  }

  endpoint(side: Side): Locator {
    return this.page.locator(`[data-endpoint=${side}]`)
  }

  /** A state's place in the state diagram. */
  node(state: string): Locator {
    return this.page.locator(`[data-state="${state}"]:not([data-endpoint])`)
  }

  segment(id: number): Locator {
    return this.page.locator(`[data-segment="${id}"]`)
  }

  get inFlight(): Locator {
    return this.page.locator('[data-segment][data-fate=in-flight]')
  }

  /** The slider says "step 3 of 14, …". */
  async expectStep(step: number) {
    await expect(this.slider).toHaveAttribute('aria-valuetext', new RegExp(`^step ${step} of \\d+,`))
  }

  /** Who is in each state that somebody is in, as the state diagram shows it. */
  async active(): Promise<Record<string, string | null>> {
    const states = await this.page
      .locator('[data-active]')
      .evaluateAll((nodes) =>
        nodes.map((node) => [node.getAttribute('data-state'), node.getAttribute('data-active')]),
      )
    return Object.fromEntries(states)
  }

  /** Both headers say these states, and the state diagram agrees. */
  async expectStates({ client, server }: Record<Side, { readonly state: string }>) {
    await expect(this.endpoint('client')).toHaveAttribute('data-state', client.state)
    await expect(this.endpoint('server')).toHaveAttribute('data-state', server.state)
    const active =
      client.state === server.state
        ? { [client.state]: 'client server' }
        : { [client.state]: 'client', [server.state]: 'server' }
    await expect.poll(() => this.active()).toEqual(active)
  }

  /** What the endpoints' headers say. */
  async states(): Promise<Record<Side, string>> {
    const [client, server] = await Promise.all(
      SIDES.map((side) => this.endpoint(side).getAttribute('data-state')),
    )
    return { client: client ?? '', server: server ?? '' }
  }
}
