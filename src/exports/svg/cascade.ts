import { type Element, type Selector, selectorOf, selects } from './selector'
import type { Declaration, Rule } from './stylesheet'

/** A drawing whose looks are in classes of its own. */
export interface Styled {
  readonly markup: string
  /** What each class declares. Of custom properties only those of the theme are left, as `var(--name)`. */
  readonly classes: ReadonlyMap<string, readonly Declaration[]>
}

/** Stands in the names of classes for the id of the picture, which depends on what is in it. */
export const CLASS = 'tcp-picture-'

type Values = ReadonlyMap<string, string>

interface Open extends Element {
  readonly parent: Open | undefined
  /** Custom properties that hold here, each resolved where it was set. */
  readonly customs: Values
}

const TAGS = /<(\/?)([\w:-]+)((?: [\w:-]+="[^"]*")*)(\/?)>/g
const ATTRIBUTES = / ([\w:-]+)="([^"]*)"/g
const VAR = /var\((--[\w-]+)\)/g
const SHIFT = /^transform: ?translateY\(([-\d.]+)px\)$/

/** The value with what is known put in for its custom properties. */
const resolved = (value: string, known: (name: string) => string | undefined): string =>
  value
    .replaceAll(VAR, (unknown, name: string) => known(name) ?? unknown)
    .replaceAll(
      /calc\(([\d.]+) ?\* ?([\d.]+)px\)/g,
      (_, share, size) => `${Number((share * size).toFixed(2))}px`,
    )

/** The custom properties of an element: its own, which may speak of one another, and those around it. */
function customsOf(own: Values, around: Values): Values {
  if (own.size === 0) return around
  const known = (name: string): string | undefined => {
    const value = own.get(name)
    return value === undefined ? around.get(name) : resolved(value, known)
  }
  return new Map([...around, ...[...own.keys()].map((name) => [name, known(name) ?? ''] as const)])
}

const isCustom = ([property]: Declaration) => property.startsWith('--')

/** What the rules declare for an element, the heavier ones last and so for good. */
function declaredFor(
  element: Element,
  rules: readonly (Selector & Pick<Rule, 'declarations'>)[],
): Declaration[] {
  const declared = rules.filter((rule) => selects(rule, element)).flatMap(({ declarations }) => declarations)
  return [...new Map(declared)]
}

const isHalo = ([property]: Declaration) => property.startsWith('stroke')

/** The custom properties of an inline style. */
const writtenIn = (style = ''): Declaration[] =>
  [...style.matchAll(/(--[\w-]+): ?([^;]+)/g)].map(([, name = '', value = '']) => [name, value])

/** An inline style of ours shifts something: an attribute says it as well, and to more programs. */
function shiftOf(style: string | undefined): string {
  const shift = Number(SHIFT.exec(style ?? '')?.[1] ?? 0)
  return shift === 0 ? '' : ` transform="translate(0 ${shift})"`
}

/**
 * Does what a browser does with a style sheet, since most programs that show an SVG know classes but no custom
 * properties: works out what holds for each element and gives elements that look the same one class.
 * @param keep class names that stay, since something else selects them
 */
export function cascade(
  markup: string,
  rules: readonly Rule[],
  language: string,
  keep: ReadonlySet<string>,
): Styled {
  const weighed = rules
    .flatMap(({ selectors, declarations }) =>
      selectors.map((text) => ({ ...selectorOf(text, language), declarations })),
    )
    .sort((a, b) => a.weight - b.weight)
  const names = new Map<string, string>()
  const classes = new Map<string, readonly Declaration[]>()
  const nameOf = (declarations: readonly Declaration[]) => {
    const key = declarations.join(';')
    const name = names.get(key) ?? `${CLASS}${names.size.toString(36)}`
    names.set(key, name)
    classes.set(name, declarations)
    return name
  }

  let inside: Open | undefined
  const styled = markup.replaceAll(TAGS, (_, closing: string, tag: string, listed: string, empty: string) => {
    if (closing) {
      inside = inside?.parent
      return `</${tag}>`
    }
    const attributes = new Map(
      [...listed.matchAll(ATTRIBUTES)].map(([, name = '', value = '']) => [name, value]),
    )
    const element = { tag, attributes, parent: inside }
    const declared = declaredFor(element, weighed)
    const own = [...declared.filter(isCustom), ...writtenIn(attributes.get('style'))]
    const customs = customsOf(new Map(own), inside?.customs ?? new Map())
    const looks = declared
      .filter((declaration) => !isCustom(declaration))
      .map(([property, value]) => [property, resolved(value, (name) => customs.get(name))] as const)
    if (!empty) inside = { ...element, customs }
    const kept = (attributes.get('class') ?? '').split(' ').filter((name) => keep.has(name))
    const named = [...(looks.length > 0 ? [nameOf(looks)] : []), ...kept].join(' ')
    const others = listed.replaceAll(/ (?:class|style)="[^"]*"/g, '')
    return `<${tag}${named && ` class="${named}"`}${others}${shiftOf(attributes.get('style'))}${empty}>`
  })

  // Programs that know no paint-order would draw the halo of a text over it: it becomes a text of its own, below.
  const withHalos = styled.replaceAll(
    /<text class="([\w-]+)([^>]*>)(.*?)<\/text>/gs,
    (text, name: string, rest: string, words: string) => {
      const looks = classes.get(name) ?? []
      if (!looks.some(([property]) => property === 'paint-order')) return text
      const plain = looks.filter(([property]) => property !== 'paint-order')
      const [halo, ink] = [nameOf(plain), nameOf(plain.filter((declaration) => !isHalo(declaration)))]
      const bare = words.replaceAll(/<title>.*?<\/title>/gs, '')
      return (
        `<text aria-hidden="true" class="${halo}${rest}${bare}</text>` +
        `<text class="${ink}${rest}${words}</text>`
      )
    },
  )
  const worn = [...classes].filter(([name]) => withHalos.includes(`"${name}`))
  return { markup: withHalos, classes: new Map(worn) }
}
