import { Monitor, Moon, Sun } from 'lucide-react'
import { useMessages } from '../messages/context'
import { GRAMMARS } from '../messages/grammar'
import { LANGUAGES, type Language } from '../messages/messages'
import { THEMES, type Theme } from '../playback/options'
import { BASE_LANGUAGE } from '../timeline/languages'
import styles from './Header.module.css'

const THEME_ICONS = { auto: Monitor, light: Sun, dark: Moon }

interface LookButtonsProps {
  readonly theme: Theme
  readonly lang: Language
  readonly setTheme: (theme: Theme) => void
  readonly setLanguage: (lang: Language) => void
}

/** Changes how a page looks and what it speaks: the next theme, the next language. */
export function LookButtons({ theme, lang, setTheme, setLanguage }: LookButtonsProps) {
  const t = useMessages()
  const nextTheme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto'
  const nextLanguage = LANGUAGES[(LANGUAGES.indexOf(lang) + 1) % LANGUAGES.length] ?? BASE_LANGUAGE
  const ThemeIcon = THEME_ICONS[theme]
  return (
    <>
      <button
        type="button"
        className={styles.icon}
        aria-label={t[`theme_${theme}`]()}
        title={t[`theme_${theme}`]()}
        onClick={() => setTheme(nextTheme)}
      >
        <ThemeIcon aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.language}
        lang={nextLanguage}
        onClick={() => setLanguage(nextLanguage)}
      >
        {GRAMMARS[nextLanguage].name}
      </button>
    </>
  )
}
