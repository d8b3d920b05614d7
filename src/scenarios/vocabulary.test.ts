import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { applySetting, kindOf, SETTING_NAMES, type SettingName, whyIdle } from '../simulation/settings'
import { PROFILES as CONFIGS } from '../tcp/tcb/profiles'
import { CALLS, MATCHES, PANELS, PROFILES, STAMPS, VARIABLES } from './language'
import { parse } from './parse'

const DOCUMENT = readFileSync(new URL('../../docs/scenario-language.md', import.meta.url), 'utf8')

/** Values of each kind, near its bounds and between. */
function valuesOf(name: SettingName): readonly string[] {
  const kind = kindOf(name)
  switch (kind.type) {
    case 'count':
      return [kind.range.min, kind.range.min + 1, 2, kind.range.max].map(String)
    case 'time':
      return ['3s', '7ms']
    case 'choice':
      return kind.words
    case 'keep-alive':
      return ['2s/1s/3']
  }
}

function settingOf(name: SettingName, value: string) {
  const result = parse(`set client ${name}=${value}`, 'test')
  return result.ok ? result.script.settings[0] : undefined
}

describe.each(SETTING_NAMES)('%s', (name) => {
  const settings = valuesOf(name).flatMap((value) => settingOf(name, value) ?? [])

  it('is read, and told in the documents', () => {
    expect(settings.map((setting) => setting.name)).toContain(name)
    expect(DOCUMENT).toMatch(new RegExp(`\`${name}[=\`]`))
  })

  it('changes an endpoint at some value under some profile, or there is a remark for every value', () => {
    const effects = PROFILES.flatMap((profile) =>
      settings.filter((setting) => {
        const before = CONFIGS[profile]
        const changed = JSON.stringify(applySetting(before, setting)) !== JSON.stringify(before)
        return changed && whyIdle(setting, profile) === undefined
      }),
    )
    const remarked = PROFILES.every((profile) =>
      settings.every((setting) => whyIdle(setting, profile) !== undefined),
    )
    expect(effects.length > 0).toBe(!remarked)
  })
})

it.each([
  ...CALLS,
  ...PROFILES,
  ...PANELS,
  ...MATCHES,
  ...VARIABLES.filter((name) => /^(RCV\.NXT|SND\.UNA)$/.test(name)),
  ...STAMPS,
])('%s is told in the documents', (word) => {
  expect(DOCUMENT).toMatch(new RegExp(`[\`=]${word.replace(/[.+]/g, '\\$&')}[\` +-]`))
})
