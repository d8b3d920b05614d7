import { test as base, expect, type Page } from '@playwright/test'

export { expect }

/** Where the host's pages lie, and the build: see static-server.mjs. */
export const host = () => `http://localhost:${process.env.HOSTS_PORT}`

/** Opens a page of e2e/hosts, and says which files of the build it asks for. */
export async function openHost(page: Page, name: string): Promise<readonly string[]> {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/tcp/')) asked.push(pathname.slice('/tcp/'.length))
  })
  await page.goto(`${host()}/hosts/${name}`)
  return asked
}

declare global {
  interface Window {
    /** Events that a test wants to hear of, in order. */
    heard: [type: string, detail: unknown][]
  }
}

/** Takes down the events of all players on the page, and layout shifts. */
export const listen = (page: Page, types: readonly string[]) =>
  page.addInitScript((types) => {
    window.heard = []
    for (const type of types) {
      addEventListener(
        type,
        (event) => window.heard.push([type, (event as CustomEvent).detail ?? null]),
        true,
      )
    }
  }, types)

/** Every test watches over the page: nothing from another origin, no error said, no policy broken. */
export const test = base.extend<{ watch: undefined }>({
  watch: [
    async ({ page }, use) => {
      const faults: string[] = []
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (url.origin !== host()) faults.push(`asked for ${url.href}`)
        if (url.pathname === '/report') faults.push(`policy broken: ${request.postData()}`)
      })
      page.on('requestfailed', (request) => faults.push(`did not get ${request.url()}`))
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
