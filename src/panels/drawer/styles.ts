/** The look of the drawer and of what it shows, by file: no player carries it before it is wanted. */
const SHEETS = import.meta.glob<string>('../{drawer,moments,terminal,inspector}/*.module.css', {
  query: '?inline',
  import: 'default',
})

const fetched = new Map<string, Promise<CSSStyleSheet>>()

async function sheetOf(file: string, load: () => Promise<string>): Promise<CSSStyleSheet> {
  const sheet = new CSSStyleSheet()
  return sheet.replace(
    await load().catch((error: unknown) => {
      fetched.delete(file)
      throw error
    }),
  )
}

/**
 * Gives a shadow root the look of a folder of panels. A document has it already: there it comes with the script that
 * wants it.
 */
export async function adoptStyles(root: Node | undefined, folder: string): Promise<void> {
  if (!(root instanceof ShadowRoot)) return
  const wanted = Object.entries(SHEETS).filter(([file]) => file.startsWith(`../${folder}/`))
  const sheets = await Promise.all(
    wanted.map(([file, load]) => {
      const sheet = fetched.get(file) ?? sheetOf(file, load)
      fetched.set(file, sheet)
      return sheet
    }),
  )
  const missing = sheets.filter((sheet) => !root.adoptedStyleSheets.includes(sheet))
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...missing]
}
