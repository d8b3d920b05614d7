import fc from 'fast-check'
import { LINES } from './rows'

type Edit = (line: string) => string

const place = fc.nat({ max: 160 })
const piece = fc.constantFrom(
  ...[
    ' ',
    '  ',
    '\t',
    '> ',
    '# ',
    '12:',
    '\x1b[31m',
    '\x1b[',
    '\x1b]0;',
    '\u00a0',
    '\u202e',
    '\0',
    '\r',
    '(',
    ')',
  ],
  ...[
    'users:((',
    'timer:(',
    '->',
    '::',
    '[',
    '*',
    '999999999999999999999',
    '/',
    '"',
    '<script>',
    'LISTEN',
    'tcp',
    '0',
  ],
)

/** What pasting, wrapping, quoting and editing by hand do to a line. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, piece).map(
    ([at, text]): Edit =>
      (line) =>
        line.slice(0, at) + text + line.slice(at),
  ),
  fc.tuple(place, fc.nat({ max: 12 })).map(
    ([at, much]): Edit =>
      (line) =>
        line.slice(0, at) + line.slice(at + much),
  ),
  fc.tuple(place, fc.string({ maxLength: 8, unit: 'binary' })).map(
    ([at, text]): Edit =>
      (line) =>
        line.slice(0, at) + text + line.slice(at),
  ),
  place.map(
    (at): Edit =>
      (line) =>
        `${line.slice(0, at)}\n${line.slice(at)}`,
  ),
  place.map(
    (at): Edit =>
      (line) =>
        line.slice(at),
  ),
  fc.constant((line: string) => line.replace(/ +/g, ' ')),
  fc.constant((line: string) => line.replace(/ /g, '')),
  fc.nat({ max: 20 }).map(
    (times): Edit =>
      (line) =>
        `${line}\n`.repeat(times),
  ),
)

/** Lines of any tools, one after another, damaged. */
export const damagedListing: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...LINES), fc.array(edit, { maxLength: 3 })), { maxLength: 6 })
  .map((lines) => lines.map(([line, edits]) => edits.reduce((text, each) => each(text), line)).join('\n'))
