const within = (section: string, parts: number): readonly string[] => [
  section,
  ...Array.from({ length: parts }, (_, at) => `${section}.${at + 1}`),
]

/** The sections of RFC 9293 §3, from its table of contents and the headings below it. */
export const SECTIONS: ReadonlySet<string> = new Set([
  '3',
  '3.1',
  ...within('3.2', 2),
  ...within('3.3', 2),
  ...within('3.4', 3),
  ...within('3.5', 3),
  ...within('3.6', 1),
  ...within('3.7', 5),
  ...within('3.8', 6),
  ...within('3.8.6', 3),
  ...within('3.9', 2),
  ...within('3.9.1', 9),
  ...within('3.9.2', 3),
  ...within('3.10', 8),
  ...within('3.10.7', 4),
])
