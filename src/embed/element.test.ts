import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readOptions } from '../playback/options'
import { ATTRIBUTES } from './contract'
import { TcpVisualizerElement } from './element'

interface Named {
  readonly name: string
  readonly kind?: string
  readonly readonly?: boolean
}

const manifest = JSON.parse(readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8'))
const [declared] = manifest.modules[0].declarations as [Record<'attributes' | 'members' | 'events', Named[]>]

const LIFE = /^(constructor|\w+Callback)$/
const members = Object.entries(Object.getOwnPropertyDescriptors(TcpVisualizerElement.prototype)).filter(
  ([name]) => !LIFE.test(name),
)

test('importing it without a DOM defines nothing and fails at nothing', () => {
  expect(globalThis.customElements).toBeUndefined()
  expect(TcpVisualizerElement.observedAttributes).toEqual(ATTRIBUTES)
})

test('every attribute is an option of the player', () => {
  const { ignored } = readOptions(
    ATTRIBUTES.map((name) => [name, 'nonsense']),
    () => false,
  )
  expect(ignored.map(({ expected }) => expected.kind)).not.toContain('nothing')
})

test('custom-elements.json names the attributes and the members that there are', () => {
  expect(declared.attributes.map(({ name }) => name)).toEqual([...ATTRIBUTES])
  expect(declared.members.map(({ name }) => name).sort()).toEqual(members.map(([name]) => name).sort())
  for (const [name, { value, set }] of members) {
    const member = declared.members.find((known) => known.name === name)
    expect(member?.kind, name).toBe(value ? 'method' : 'field')
    if (!value) expect(member?.readonly ?? false, name).toBe(set === undefined)
  }
})

test('the table of docs/embedding.md has a row for every option', () => {
  const page = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8')
  const table = page.split('## Attributes')[1]?.split('## ')[0] ?? ''
  const rows = table.split('\n').filter((line) => line.startsWith('| `'))
  const told = rows.flatMap((row) =>
    Array.from((row.split('|')[1] ?? '').matchAll(/`(\w+)`/g), ([, name]) => name),
  )
  expect(told.sort()).toEqual([...ATTRIBUTES].sort())
})

test('docs/embedding.md and custom-elements.json tell of the same events', () => {
  const page = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8')
  const row = page.split('\n').find((line) => line.startsWith('| events')) ?? ''
  const told = Array.from(row.matchAll(/`([a-z]+)`/g), ([, name]) => name).filter((name) => name !== 'detail')
  expect(declared.events.map(({ name }) => name).sort()).toEqual([...told].sort())
})
