import type { TellingMessages } from '../messages/messages'
import type { Timeline } from '../timeline/timeline'
import { animatedPicture } from './animated/picture'
import { documentOf } from './svg/document'
import type { PictureTheme } from './svg/palette'
import { ladderPicture, stepPicture } from './svg/still'

export type { PictureTheme }

interface PictureOptions {
  /** The words, and so the language. */
  readonly t: TellingMessages
  /** `auto`, unless given: as whoever looks at the picture prefers. */
  readonly theme?: PictureTheme
  /** Pixels; as wide as it is drawn best, unless given. */
  readonly width?: number | undefined
}

export interface SvgOptions extends PictureOptions {
  /** One step, from 0 to the last moment, with the state diagram; without it the whole ladder. */
  readonly step?: number
}

/** A run as an SVG document that stands alone. */
export function exportSvg(timeline: Timeline, { t, theme = 'auto', step, width }: SvgOptions): string {
  const picture =
    step === undefined ? ladderPicture(timeline, t, width) : stepPicture(timeline, step, t, width)
  return documentOf(picture, t, theme)
}

export interface AnimatedSvgOptions extends PictureOptions {
  /** Plays again and again, unless false: then it stops at the end of the run. */
  readonly loop?: boolean
  /** Tells each moment in words, and stands still while they are read. */
  readonly captions?: boolean
}

/**
 * A run as an SVG document that plays by itself: ladder and state diagram, by style sheet alone, at speed 1.
 * Where less motion is preferred it is the picture of the whole run.
 */
export function exportAnimatedSvg(
  timeline: Timeline,
  { t, theme = 'auto', loop = true, captions, width }: AnimatedSvgOptions,
): string {
  return documentOf(animatedPicture(timeline, t, { loop, captions, width }), t, theme)
}
