interface Size {
  readonly width: number
  readonly height: number
}

interface Box extends Size {
  readonly left: number
  readonly top: number
}

const GAP = 8

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most))

/**
 * Where a card stands beside its node: below, above, left or right of it, the first that fits in the window.
 * All in CSS pixels of the window.
 */
export function cardPlace(node: Box, card: Size, window: Size): { readonly x: number; readonly y: number } {
  const across = clamp(node.left + (node.width - card.width) / 2, GAP, window.width - card.width - GAP)
  const down = clamp(node.top + (node.height - card.height) / 2, GAP, window.height - card.height - GAP)
  const places = [
    { x: across, y: node.top + node.height + GAP },
    { x: across, y: node.top - card.height - GAP },
    { x: node.left - card.width - GAP, y: down },
    { x: node.left + node.width + GAP, y: down },
  ]
  const fits = ({ x, y }: { x: number; y: number }) =>
    x >= GAP && y >= GAP && x + card.width + GAP <= window.width && y + card.height + GAP <= window.height
  return places.find(fits) ?? { x: across, y: down }
}
