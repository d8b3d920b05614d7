import { useEffect, useRef } from 'react'

/**
 * An SVG document of ours as a picture in the page. No inline style comes into being on the way, but a sheet that is
 * adopted and properties that are set: a policy that allows none, and no image from elsewhere, shows it all the same.
 */
export function Picture({ svg }: { svg: string }) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!host.current) return
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const { drawing, rules } = read(svg)
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`${rules} svg { display: block; inline-size: 100%; block-size: 100% }`)
    root.adoptedStyleSheets = [sheet]
    root.replaceChildren(drawing)
  }, [svg])
  return <div ref={host} />
}

/** Parsing a style is what a policy forbids: they are taken out before. Our documents quote what looks like one. */
function read(svg: string) {
  const rules: string[] = []
  const bare = svg
    .replaceAll(/<style>(.*?)<\/style>/gs, (_, sheet: string) => {
      rules.push(sheet)
      return ''
    })
    .replaceAll(/ style="([^"]*)"/g, ' data-style="$1"')
  const parsed = new DOMParser().parseFromString(bare, 'image/svg+xml').documentElement
  const drawing = document.importNode(parsed, true)
  for (const element of drawing.querySelectorAll<SVGElement>('[data-style]')) {
    element.style.cssText = element.dataset.style ?? ''
  }
  return { drawing, rules: rules.join('') }
}
