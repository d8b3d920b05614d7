import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect, Visualizer } from './visualizer'

/** The dialog that shares a run. */
export class Share {
  readonly dialog: Locator
  readonly open: Locator
  readonly text: Locator
  readonly status: Locator
  readonly preview: Locator

  constructor(readonly page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Share' })
    this.open = page.getByRole('button', { name: 'Share', exact: true })
    this.text = this.dialog.getByRole('textbox', { name: 'Text to paste' })
    this.status = this.dialog.getByRole('status').last()
    this.preview = this.dialog.getByRole('region', { name: 'Preview' })
  }

  /** Opens the page with these parameters, and the dialog on it. */
  async at(parameters: string, form?: string) {
    await new Visualizer(this.page).open(parameters)
    await this.open.click()
    if (form) await this.choose(form)
    await expect(this.dialog).toBeVisible()
  }

  async choose(form: string) {
    await this.dialog.getByRole('radio', { name: form, exact: true }).check({ force: true })
  }

  /** Presses Copy, and reads what the clipboard has then. */
  async copy(): Promise<string> {
    await this.dialog.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect(this.status).toHaveText('Copied')
    return this.page.evaluate(() => navigator.clipboard.readText())
  }

  /** The file that a press saves: its name, and what is in it. */
  async download(button: string) {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.dialog.getByRole('button', { name: button }).click(),
    ])
    return { name: download.suggestedFilename(), octets: readFileSync(await download.path()) }
  }
}
