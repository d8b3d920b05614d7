/** One rule of a style sheet, without conditions. */
interface Rule {
  readonly selectors: readonly string[]
  readonly declarations: readonly string[]
}

/** What a picture has no use for: it is not pointed at, and its parts have no boxes. */
const OF_A_PAGE =
  /^(cursor|pointer-events|(-webkit-)?user-select|outline|transition|overflow|display|width|height):/

/** The end of the block that opens at `open`: the index of its closing brace. */
function closing(css: string, open: number): number {
  let depth = 0
  for (let index = open; index < css.length; index++) {
    if (css[index] === '{') depth++
    else if (css[index] === '}' && --depth === 0) return index
  }
  return css.length
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
    rules.push({
      // A comma within parentheses belongs to :not() or :is().
      selectors: prelude.split(/,(?![^(]*\))/).map((selector) => selector.trim()),
      declarations: text
        .slice(open + 1, close)
        .split(';')
        .map((declaration) => declaration.replaceAll(/\s+/g, ' ').trim())
        .filter((declaration) => declaration && !OF_A_PAGE.test(declaration)),
    })
  }
}

/** What the selectors of a style sheet may name in a piece of markup. */
function namedIn(markup: string) {
  const classes = new Set(
    [...markup.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')),
  )
  const attributes = new Set(
    [...markup.matchAll(/ (data-[\w-]+="[^"]*")/g)].map(([, attribute = '']) => attribute),
  )
  return { classes, attributes: [...attributes] }
}

/** Whether everything that a selector names, classes and data attributes, is there to be selected. */
function selects(selector: string, { classes, attributes }: ReturnType<typeof namedIn>): boolean {
  if (/:(hover|focus|active)/.test(selector)) return false
  return (
    [...selector.matchAll(/\.(-?[\w-]+)/g)].every(([, name = '']) => classes.has(name)) &&
    [...selector.matchAll(/\[(data-[\w-]+)(?:\^?="?([^"\]]*))?/g)].every(([, name, value = '']) =>
      attributes.some((attribute) => attribute.startsWith(`${name}="${value}`)),
    )
  )
}

/** The rules that apply to a piece of markup, each confined to the element that `scope` selects. */
export function confined(rules: readonly Rule[], markup: string, scope: string): string {
  const named = namedIn(markup)
  return rules
    .map(({ selectors, declarations }) => {
      const used = selectors.filter((selector) => selects(selector, named))
      if (used.length === 0 || declarations.length === 0) return ''
      return `${used.map((selector) => `${scope} ${selector}`).join()}{${declarations.join(';')}}`
    })
    .join('')
}
