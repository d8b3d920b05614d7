import type { Language } from '../timeline/languages'
import * as parts from './compiled/parts'
import { GRAMMARS, type Grammar } from './grammar'

export { LANGUAGES, type Language } from '../timeline/languages'

/** Which language words are in, and how it sets them. */
export interface Speech {
  readonly language: Language
  readonly grammar: Grammar
}

/** How the words of a part are fetched, by language; what there is stands in build/messages.mjs. */
type Part<Compiled> = Readonly<Record<Language, () => Promise<{ readonly default: Compiled }>>>

/** The values that a message has places for; none: it takes no argument. */
type Said<F> = F extends (inputs: infer I) => unknown
  ? Record<string, never> extends I
    ? () => string
    : (inputs: I) => string
  : never

/** What a module of compiled messages says, in one language: `t.next_step()`. */
type MessagesOf<P> = P extends { readonly en: () => Promise<{ readonly default: infer Compiled }> }
  ? { readonly [K in keyof Compiled]: Said<Compiled[K]> } & Speech
  : never

interface Load<P> {
  (language: Language): Promise<MessagesOf<P>>
  /** What has been fetched already. */
  fetched(language: Language): MessagesOf<P> | undefined
}

const said = (words: object, language: Language) => ({ ...words, language, grammar: GRAMMARS[language] })

/**
 * Fetches the words of a part when they are first asked for; the same promise every time. Several players on one page
 * may speak different languages: nothing here is global.
 */
function loader<P extends Part<object>>(part: P): Load<P> {
  const loading = new Map<Language, Promise<MessagesOf<P>>>()
  const loaded = new Map<Language, MessagesOf<P>>()
  const load = (language: Language) => {
    let messages = loading.get(language)
    if (!messages) {
      messages = part[language]().then(({ default: words }) => {
        const messages = said(words, language) as MessagesOf<P>
        loaded.set(language, messages)
        return messages
      })
      loading.set(language, messages)
      // What failed may succeed when it is asked for again.
      messages.catch(() => loading.delete(language))
    }
    return messages
  }
  return Object.assign(load, { fetched: (language: Language) => loaded.get(language) })
}

/** All that stands around a run, and that a run is shown with at first. */
export type Messages = MessagesOf<typeof parts.player>
export const loadMessages: Load<typeof parts.player> = /* @__PURE__ */ loader(parts.player)

/** The words by which a run is told, moment by moment; fetched beside it. */
export type NarrationMessages = MessagesOf<typeof parts.narration>
export const loadNarrationMessages: Load<typeof parts.narration> = /* @__PURE__ */ loader(parts.narration)

/** All words that a run is told in. */
export type TellingMessages = Messages & NarrationMessages

/** What the keys do; fetched with the dialog that tells it. */
export type HelpMessages = MessagesOf<typeof parts.help>
export const loadHelpMessages: Load<typeof parts.help> = /* @__PURE__ */ loader(parts.help)

/** The words of the drawer, and of the table of all steps; fetched after what is seen first. */
export type DrawerMessages = MessagesOf<typeof parts.drawer>
export const loadDrawerMessages: Load<typeof parts.drawer> = /* @__PURE__ */ loader(parts.drawer)

/** What a terminal says beside what its commands print; fetched with it. */
export type TerminalMessages = MessagesOf<typeof parts.terminal>
export const loadTerminalMessages: Load<typeof parts.terminal> = /* @__PURE__ */ loader(parts.terminal)

/** What the cards of the state diagram say; fetched with the first that is opened. */
export type CardMessages = MessagesOf<typeof parts.cards>
export const loadCardMessages: Load<typeof parts.cards> = /* @__PURE__ */ loader(parts.cards)

/** The words about what Linux does otherwise; fetched once a run is shown: it can be played without them. */
export type DifferenceMessages = MessagesOf<typeof parts.differences>
export const loadDifferenceMessages: Load<typeof parts.differences> = /* @__PURE__ */ loader(
  parts.differences,
)

/** The words of the dialog that finds a scenario; fetched with it. */
export type FindMessages = MessagesOf<typeof parts.find>
export const loadFindMessages: Load<typeof parts.find> = /* @__PURE__ */ loader(parts.find)

/** What the reference of the eleven states says, beside the cards; fetched by the page that shows it. */
export type ReferenceMessages = MessagesOf<typeof parts.reference>
export const loadReferenceMessages: Load<typeof parts.reference> = /* @__PURE__ */ loader(parts.reference)

/** The words of the dialog that shares a run; fetched with it. */
export type ShareMessages = MessagesOf<typeof parts.share>
export const loadShareMessages: Load<typeof parts.share> = /* @__PURE__ */ loader(parts.share)

/** The words about a capture: its list, and what was found in it; fetched with the first capture. */
export type CaptureMessages = MessagesOf<typeof parts.capture>
export const loadCaptureMessages: Load<typeof parts.capture> = /* @__PURE__ */ loader(parts.capture)

/** What is said of a listing of sockets, on the command line. */
export type SocketMessages = MessagesOf<typeof parts.sockets>
export const loadSocketMessages: Load<typeof parts.sockets> = /* @__PURE__ */ loader(parts.sockets)

/** The words of the page that shows a listing, what is said of it among them; fetched with the first. */
export type ListingMessages = MessagesOf<typeof parts.listings>
export const loadListingMessages: Load<typeof parts.listings> = /* @__PURE__ */ loader(parts.listings)
/** What is told of what an address or an author asks for in vain; fetched where there is something, or soon. */
export type NoticeMessages = MessagesOf<typeof parts.notices>
export const loadNoticeMessages: Load<typeof parts.notices> = /* @__PURE__ */ loader(parts.notices)

/** What there is to remark on a script; fetched where there is something. */
export const loadRemarkMessages: Load<typeof parts.remarks> = /* @__PURE__ */ loader(parts.remarks)

/** The words of the inspector; fetched with it. */
export type InspectorMessages = MessagesOf<typeof parts.inspector>
export const loadInspectorMessages: Load<typeof parts.inspector> = /* @__PURE__ */ loader(parts.inspector)

/** The words of the sandbox; fetched with it. */
export type SandboxMessages = MessagesOf<typeof parts.sandbox>
export const loadSandboxMessages: Load<typeof parts.sandbox> = /* @__PURE__ */ loader(parts.sandbox)
