import { BookOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../messages/context'
import { keyed, messageNamed } from '../messages/named'
import { spoken } from '../messages/spoken'
import { PROFILES } from '../playback/options'
import { catalogue } from '../scenarios/catalogue'
import { FindButton } from './FindButton'
import styles from './Header.module.css'
import { LookButtons } from './LookButtons'
import { referenceAddress } from './look'
import { OpenButton } from './OpenButton'
import { ShareButton } from './ShareButton'
import type { Site } from './useSite'

/** Value of the choice that stands for a scenario of one's own. */
const OWN = '#'

interface HeaderProps {
  readonly site: Site
  /** Shows a view in the place of the player; nothing: the player. */
  onShow(view: ReactNode): void
}

export function Header({ site, onShow }: HeaderProps) {
  const t = useMessages()
  const { opened, wanted, theme, lang } = site
  const { timeline, own } = opened
  const groups = [...new Set(catalogue.map(({ group }) => group))]
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>tcp-visualizer</h1>
      <div className={styles.choice}>
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
        <FindButton site={site} className={styles.icon} />
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
      </div>
      <div className={styles.tools}>
        <OpenButton site={site} className={styles.icon} onShow={onShow} />
        <ShareButton site={site} className={styles.icon} />
        <a className={styles.reference} href={referenceAddress(opened.options)} title={t.reference()}>
          <BookOpen aria-hidden="true" />
          <span>{t.reference()}</span>
        </a>
        <LookButtons theme={theme} lang={lang} setTheme={site.setTheme} setLanguage={site.setLanguage} />
      </div>
    </header>
  )
}
