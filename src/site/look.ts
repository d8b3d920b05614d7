import { useEffect } from 'react'
import type { Language } from '../messages/messages'
import { writeAddress } from '../playback/address'
import type { Options, Theme } from '../playback/options'

/** How a page should look and what it should speak, where its address says so. */
export type AskedLook = Pick<Options, 'theme' | 'lang'>

/** What goes along from one page to the next. */
export const askedLook = ({ theme, lang }: Options): AskedLook => ({
  ...(theme && { theme }),
  ...(lang && { lang }),
})

/** Where the reference of the states is, seen from the visualizer. */
export const referenceAddress = (options: Options): string =>
  `reference.html${writeAddress(askedLook(options))}`

/** Gives the document its title, its language and its theme. */
export function useLook(title: string, lang: Language, theme: Theme): void {
  useEffect(() => {
    document.title = title
    document.documentElement.lang = lang
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [title, lang, theme])
}
