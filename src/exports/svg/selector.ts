/** An element of a drawing, as far as a style sheet may ask about it. */
export interface Element {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: Element | undefined
}

/** What is asked of one element. */
type Question = (element: Element) => boolean

/** A selector that is made of questions: the last one is for the element itself, the others for those around. */
export interface Selector {
  readonly questions: readonly Question[]
  /** Which of two rules wins; among equals, the later one. */
  readonly weight: number
}

/** Weights of an attribute or class, and of a tag; no selector of ours has a hundred of one. */
const NAMED = 100
const TAG = 1

/** One part of a compound selector: a tag, a class, an attribute, the language, one of a list, or none of it. */
const PART = new RegExp(
  [
    String.raw`^(?<tag>[\w-]+)`,
    String.raw`\.(?<name>[\w-]+)`,
    String.raw`\[(?<attribute>[\w-]+)(?:(?<from>\^?)="?(?<value>[^"\]]*)"?)?\]`,
    String.raw`:lang\((?<lang>[\w-]+)\)`,
    String.raw`:(?<choice>is|not)\((?<listed>[^)]*)\)`,
  ].join('|'),
  'g',
)

/** Spaces within brackets, and those that a minifier has escaped, belong to a value. */
const COMPOUND = /(?:[^\s([]|\([^)]*\)|\[[^\]]*\])+/g

function questionOf(part: Record<string, string | undefined>, language: string): [Question, number] {
  const { tag, name, attribute, from, value, lang, choice, listed = '' } = part
  if (tag) return [(element) => element.tag === tag, TAG]
  if (name) {
    return [({ attributes }) => attributes.get('class')?.split(' ').includes(name) ?? false, NAMED]
  }
  if (attribute) {
    const wanted = value?.replaceAll('\\', '')
    const holds = (found: string) =>
      wanted === undefined || (from ? found.startsWith(wanted) : found === wanted)
    return [
      ({ attributes }) => {
        const found = attributes.get(attribute)
        return found !== undefined && holds(found)
      },
      NAMED,
    ]
  }
  if (lang) return [() => language === lang, NAMED]
  const choices = listed.split(',').map((each) => compoundOf(each.trim(), language))
  const heaviest = Math.max(...choices.map(([, weight]) => weight))
  return [(element) => choices.some(([question]) => question(element)) === (choice === 'is'), heaviest]
}

function compoundOf(text: string, language: string): [Question, number] {
  if (text.replaceAll(PART, '') !== '') {
    throw new Error(`A picture has no use for the selector "${text}".`)
  }
  const parts = [...text.matchAll(PART)].map(({ groups = {} }) => questionOf(groups, language))
  return [
    (element) => parts.every(([question]) => question(element)),
    parts.reduce((sum, [, weight]) => sum + weight, 0),
  ]
}

/**
 * Reads a selector of tags, classes, attributes, `:lang()`, `:is()` and `:not()`, within one another.
 * @param language which :lang() holds
 * @throws Error where it says something else
 */
export function selectorOf(text: string, language: string): Selector {
  const compounds = (text.match(COMPOUND) ?? []).map((each) => compoundOf(each, language))
  return {
    questions: compounds.map(([question]) => question),
    weight: compounds.reduce((sum, [, weight]) => sum + weight, 0),
  }
}

/** Whether a selector selects an element. */
export function selects({ questions }: Selector, element: Element): boolean {
  const around = [...questions]
  if (!around.pop()?.(element)) return false
  // The nearest that answers leaves the most for the others.
  for (let each = element.parent; each && around.length > 0; each = each.parent) {
    if (around.at(-1)?.(each)) around.pop()
  }
  return around.length === 0
}
