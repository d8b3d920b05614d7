import type { Draft } from './draft'
import { unexpected } from './errors'
import type { Line, Token } from './lexer'
import { readText, readWords, unescapeText } from './text'

/** Words about the step before. */
export function readNote(line: Line, keyword: Token, draft: Draft): void {
  const { language, text } = readWords(line, 'note')
  const step = draft.steps.at(-1)
  if (!step) throw unexpected(keyword, 'a step before its note')
  if (step.note[language] !== undefined) {
    throw unexpected(keyword, `no second note in one language on the step of line ${step.place.line}`)
  }
  step.note[language] = text
}

/** The name of what follows; a phase in which no step stands is none. */
export function readPhase(line: Line, _keyword: Token, draft: Draft): void {
  draft.phase = unescapeText(readText(line, 'phase', 'the name of the phase'))
}

/** The story begins with the step that follows; there is one such step at most. */
export function readPoint(line: Line, keyword: Token, draft: Draft): void {
  line.end()
  if (draft.pointLine !== undefined) {
    throw unexpected(keyword, `no second point beside the one on line ${draft.pointLine}`)
  }
  draft.headerEnd ??= line.number
  draft.pointLine = line.number
  draft.point = line.number
}
