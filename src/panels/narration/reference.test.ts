import { expect, it } from 'vitest'
import { reference } from './reference'

it.each([
  ['3.10.4', { rfc: 'RFC 9293 §3.10.4', href: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.10.4' }],
  ['RFC 1337 §4', { rfc: 'RFC 1337 §4', href: 'https://www.rfc-editor.org/rfc/rfc1337#section-4' }],
  ['RFC 5961', { rfc: 'RFC 5961', href: 'https://www.rfc-editor.org/rfc/rfc5961' }],
  ['tcp(7)', { rfc: 'tcp(7)' }],
])('%s is cited as %o', (citation, expected) => {
  expect(reference(citation)).toEqual(expected)
})
