import { useEffect, useRef } from 'react'

/**
 * An SVG document of ours as a picture in the page. Its style sheet is adopted, and no element of it has a style of its
 * own: a policy that allows no inline style, and no image from elsewhere, shows it all the same.
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

/** Parsing a style sheet is what a policy forbids: it is taken out before. */
function read(svg: string) {
  const rules: string[] = []
  const bare = svg.replaceAll(/<style>(.*?)<\/style>/gs, (_, sheet: string) => {
    rules.push(sheet)
    return ''
  })
  const parsed = new DOMParser().parseFromString(bare, 'image/svg+xml').documentElement
  return { drawing: document.importNode(parsed, true), rules: rules.join('') }
}
