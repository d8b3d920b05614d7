import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { writeAddress } from '../playback/address'
import { OPTION_NAMES, type OptionName } from '../playback/names'
import { readOptions } from '../playback/options'
import { ATTRIBUTES } from './contract'

const DOCUMENT = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8')

/** A value of each option that is not its default. */
const VALUES: Readonly<Record<OptionName, string>> = {
  scenario: 'four-way-close',
  step: '3',
  t: '0.25',
  from: '2',
  to: '9',
  speed: '0.5',
  profile: 'linux',
  autoplay: '',
  loop: '',
  controls: 'minimal',
  panels: 'states',
  motion: 'reduce',
  pace: 'flow',
  theme: 'dark',
  lang: 'zh',
}

describe.each(OPTION_NAMES)('%s', (name) => {
  test('is read, and told back by an address', () => {
    const { options, ignored } = readOptions([[name, VALUES[name]]], () => true)
    expect(ignored).toEqual([])
    expect(options[name]).toBeDefined()
    const address = new URLSearchParams(writeAddress(options))
    expect(readOptions(address, () => true).options).toEqual(options)
  })

  test('is an attribute, and told in the documents', () => {
    expect(ATTRIBUTES).toContain(name)
    expect(DOCUMENT).toMatch(new RegExp(`^\\|.*\`${name}\``, 'm'))
  })
})
