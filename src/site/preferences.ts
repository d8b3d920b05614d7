import type { Language } from '../messages/messages'
import { LANGUAGES } from '../messages/messages'
import { THEMES, type Theme } from '../playback/options'
import { languageOf } from '../timeline/languages'

/** What a visitor chose before, where the browser lets a page remember it. */
export interface Preferences {
  readonly theme?: Theme
  readonly lang?: Language
}

const KEY = 'tcp-visualizer'

export function recall(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    const { theme, lang } = stored as Record<string, unknown>
    const knownTheme = THEMES.find((known) => known === theme)
    const knownLanguage = LANGUAGES.find((known) => known === lang)
    return { ...(knownTheme && { theme: knownTheme }), ...(knownLanguage && { lang: knownLanguage }) }
  } catch {
    return {}
  }
}

export function remember(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...recall(), ...preferences }))
  } catch {
    // Storage may be full or forbidden; the address still says it.
  }
}

/** The language to speak: as asked for, else as chosen before, else as the browser says. */
export const languageFor = (asked?: Language, chosen?: Language): Language =>
  asked ?? chosen ?? languageOf(navigator.languages)
