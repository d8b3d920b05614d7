import { Monitor, Moon, Sun } from 'lucide-react'
import { useMessages } from '../messages/context'
import { spoken } from '../panels/narration/narrate'
import { keyed, messageNamed } from '../panels/narration/words'
import { PROFILES, THEMES } from '../playback/options'
import { catalogue } from '../scenarios/catalogue'
import styles from './Header.module.css'
import { ShareButton } from './ShareButton'
import type { Site } from './useSite'

const THEME_ICONS = { auto: Monitor, light: Sun, dark: Moon }

/** Value of the choice that stands for a scenario of one's own. */
const OWN = '#'

export function Header({ site }: { site: Site }) {
  const t = useMessages()
  const { opened, wanted, theme, lang } = site
  const { timeline, own } = opened
  const groups = [...new Set(catalogue.map(({ group }) => group))]
  const nextTheme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto'
  const otherLanguage = lang === 'zh' ? 'en' : 'zh'
  const ThemeIcon = THEME_ICONS[theme]
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>tcp-visualizer</h1>
      <select
        className={styles.scenario}
        aria-label={t.scenario()}
        value={wanted.scenario ?? (own ? OWN : timeline.scenario)}
        onChange={(event) => site.choose(event.target.value)}
      >
        {own && <option value={OWN}>{spoken(t, own.title) || t.own_scenario()}</option>}
        {groups.map((group) => {
          const label = messageNamed(t, `group_${keyed(group)}`)?.({})
          const options = catalogue
            .filter((scenario) => scenario.group === group)
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {spoken(t, title)}
              </option>
            ))
          return (
            <optgroup key={group} label={label ?? group}>
              {options}
            </optgroup>
          )
        })}
      </select>
      <fieldset className={styles.profile}>
        <legend>{t.profile()}</legend>
        {PROFILES.map((profile) => (
          <label key={profile}>
            <input
              type="radio"
              name="profile"
              value={profile}
              checked={(wanted.profile ?? timeline.profile) === profile}
              onChange={() => site.setProfile(profile)}
            />
            <span>{profile === 'linux' ? t.profile_linux() : t.profile_rfc9293()}</span>
          </label>
        ))}
      </fieldset>
      <ShareButton site={site} className={styles.icon} />
      <button
        type="button"
        className={styles.icon}
        aria-label={t[`theme_${theme}`]()}
        title={t[`theme_${theme}`]()}
        onClick={() => site.setTheme(nextTheme)}
      >
        <ThemeIcon aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.language}
        lang={otherLanguage}
        onClick={() => site.setLanguage(otherLanguage)}
      >
        {t.other_language()}
      </button>
    </header>
  )
}
