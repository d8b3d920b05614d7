/** A command line in words, and the signs between its commands. */
export type Word =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string }

/** What bash says of a line that it cannot read, behind its own name. */
export class Unreadable extends Error {}

const SIGNS = /^(?:\|\||\|&|&&|;;|\||;|&|\(|\)|<|>)/
const NAME = /^\$(?:\w+|[?$!#@*-]|\{\w*\})/

/** What stands in double quotes, from the quote on: its text, and where it ends; a variable is empty here. */
function quoted(line: string, start: number): { readonly text: string; readonly end: number } {
  let text = ''
  for (let at = start + 1; at < line.length; at++) {
    const character = line[at] as string
    if (character === '"') return { text, end: at }
    if (character === '\\' && '"\\$`'.includes(line[at + 1] ?? ' ')) text += line[++at]
    else if (character === '$' && NAME.test(line.slice(at)))
      at += (NAME.exec(line.slice(at))?.[0].length ?? 1) - 1
    else text += character
  }
  throw new Unreadable('unexpected EOF while looking for matching `"\'')
}

/** Divides a command line as bash does; a comment and variables (none is set) are left out. */
export function wordsOf(line: string): Word[] {
  const words: Word[] = []
  let text: string | null = null
  const end = () => {
    if (text !== null) words.push({ kind: 'word', text })
    text = null
  }
  for (let at = 0; at < line.length; at++) {
    const character = line[at] as string
    const [sign] = SIGNS.exec(line.slice(at)) ?? []
    const [variable] = NAME.exec(line.slice(at)) ?? []
    if (/\s/.test(character)) end()
    else if (character === '#' && text === null) break
    else if (sign !== undefined) {
      end()
      words.push({ kind: 'sign', text: sign })
      at += sign.length - 1
    } else if (character === "'") {
      const close = line.indexOf("'", at + 1)
      if (close < 0) throw new Unreadable("unexpected EOF while looking for matching `''")
      text = (text ?? '') + line.slice(at + 1, close)
      at = close
    } else if (character === '"') {
      const inner = quoted(line, at)
      text = (text ?? '') + inner.text
      at = inner.end
    } else if (character === '\\') {
      at++
      text = (text ?? '') + (line[at] ?? '')
    } else if (variable !== undefined) at += variable.length - 1
    else text = (text ?? '') + character
  }
  end()
  return words
}
