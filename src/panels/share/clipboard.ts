/**
 * Puts text on the clipboard; rejects where the browser does not let the page. Text that is still being made is
 * handed over as a promise, since some browsers ask that copying begins within the press.
 */
export async function copyText(text: string | Promise<string>): Promise<void> {
  if (typeof text === 'string') return navigator.clipboard.writeText(text)
  const blob = text.then((made) => new Blob([made], { type: 'text/plain' }))
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
}

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, data: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([data], { type }))
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = name
  anchor.click()
  // The download has begun by then; the data may go.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
