/** No browser paints a larger canvas reliably: Safari allows 16,777,216 pixels. */
const MOST_PIXELS = 16_777_216

const numberOf = (svg: string, attribute: 'width' | 'height') =>
  Number(new RegExp(`^<svg[^>]* ${attribute}="([\\d.]+)"`).exec(svg)?.[1])

/**
 * Loads an image. An SVG becomes pixels as an image only, and an image that is made here has a blob's address:
 * where the page's policy does not let it (`img-src` without `blob:`), this rejects with a NotAllowedError.
 */
async function imageOf(svg: string): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    return image
  } catch {
    throw new DOMException(
      'The policy of this page allows no picture made here (img-src blob:).',
      'NotAllowedError',
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

/**
 * A picture as PNG, `scale` pixels for each of its own; fewer where the canvas would be too large. `auto`
 * colours are those that this browser prefers. Needs a DOM.
 */
export async function toPng(svg: string, scale = 2): Promise<Blob> {
  const [width, height] = [numberOf(svg, 'width'), numberOf(svg, 'height')]
  if (!(width > 0 && height > 0)) throw new Error('The picture has no size.')
  const image = await imageOf(svg)
  const fitting = Math.min(scale, Math.sqrt(MOST_PIXELS / (width * height)))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * fitting)
  canvas.height = Math.round(height * fitting)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('This browser cannot make a PNG of this size.')
  return blob
}
