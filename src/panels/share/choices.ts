import type { Language } from '../../messages/messages'
import type { Controls, Options, Theme } from '../../playback/options'

/** What a visitor chooses about what they share. */
export interface Choices {
  /** Whether to start at the step that is shown now. */
  readonly here: boolean
  /** Steps that are shown, both inclusive. */
  readonly from: number
  readonly to: number
  readonly controls: Controls
  readonly theme: Theme
  readonly lang: Language | 'auto'
  /** Pixels, or as high as it wants to be. */
  readonly height: number | 'auto'
}

/** Where the page stands. */
export interface Place {
  readonly step: number
  readonly steps: number
}

/** The step to start at; undefined: the first of those that are shown. */
export function startOf({ here, from, to }: Choices, { step }: Place): number | undefined {
  const start = Math.min(Math.max(step, from), to)
  return here && start > from ? start : undefined
}

/** What a player is told of these choices; what is as it is anyway is not said. */
export function optionsOf(about: Options, choices: Choices, place: Place): Options {
  const step = startOf(choices, place)
  const { from, to, controls, theme, lang } = choices
  return {
    ...about,
    ...(step !== undefined && { step }),
    ...(from > 0 && { from }),
    ...(to < place.steps && { to }),
    ...(controls !== 'full' && { controls }),
    ...(theme !== 'auto' && { theme }),
    ...(lang !== 'auto' && { lang }),
  }
}
