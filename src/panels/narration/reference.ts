/** A citation as one reads it and the place it leads to. */
export interface Reference {
  readonly rfc: string
  /** Absent where the document has no page of its own at rfc-editor.org. */
  readonly href?: string
}

/** Reads "3.10.4" (of RFC 9293) or "RFC 5961 §3.2". */
export function reference(citation: string): Reference {
  const [, number = '9293', section] = /^(?:RFC (\d+)(?: §)?)?([\d.]*)$/.exec(citation) ?? []
  if (section === undefined) return { rfc: citation }
  const page = `https://www.rfc-editor.org/rfc/rfc${number}`
  return section
    ? { rfc: `RFC ${number} §${section}`, href: `${page}#section-${section}` }
    : { rfc: `RFC ${number}`, href: page }
}
