/** One rule of a style sheet, without conditions. */
export interface Rule {
  readonly selectors: readonly string[]
  readonly declarations: readonly Declaration[]
}

export type Declaration = readonly [property: string, value: string]

/** What a picture has no use for: it is not pointed at, and its parts have no boxes. */
const OF_A_PAGE =
  /^(cursor|pointer-events|(-webkit-)?user-select|outline|transition|animation|overflow|display|contain|position|inset|margin|(max-)?width|(max-)?height)$/
const OF_A_POINTER = /:(hover|focus|active)/

/** The end of the block that opens at `open`: the index of its closing brace. */
function closing(css: string, open: number): number {
  let depth = 0
  for (let index = open; index < css.length; index++) {
    if (css[index] === '{') depth++
    else if (css[index] === '}' && --depth === 0) return index
  }
  return css.length
}

function declarationsOf(block: string): Declaration[] {
  return block.split(';').flatMap((declaration): Declaration[] => {
    const colon = declaration.indexOf(':')
    const property = declaration.slice(0, colon).trim()
    if (colon < 0 || OF_A_PAGE.test(property)) return []
    return [
      [
        property,
        declaration
          .slice(colon + 1)
          .replaceAll(/\s+/g, ' ')
          .trim(),
      ],
    ]
  })
}

/** The rules that hold in every medium. Conditional ones speak of a page: its printing, its forced colours. */
export function rulesOf(css: string): Rule[] {
  const text = css.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const rules: Rule[] = []
  for (let at = 0; ; ) {
    const open = text.indexOf('{', at)
    if (open < 0) return rules
    const prelude = text.slice(at, open).trim()
    const close = closing(text, open)
    at = close + 1
    if (prelude.startsWith('@')) continue
    // A comma within parentheses belongs to :is() or :not().
    const selectors = prelude.split(/,(?![^(]*\))/).map((selector) => selector.trim())
    rules.push({
      selectors: selectors.filter((selector) => !OF_A_POINTER.test(selector)),
      declarations: declarationsOf(text.slice(open + 1, close)),
    })
  }
}
