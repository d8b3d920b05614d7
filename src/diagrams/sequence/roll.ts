import type { Messages } from '../../messages/messages'
import { lowerBound, type Schedule } from '../../playback/schedule'
import { SIDES, written } from '../../timeline/read'
import type { Moment, Side, Timeline } from '../../timeline/timeline'
import { Drafts } from './drafts'
import type { Frame } from './frame'
import type { Part } from './geometry'
import { layoutMargin } from './margin'
import { type Passage, passagesOf } from './passages'
import { layoutRibbons } from './ribbons'
import type { LineText, Ribbon, Scene, SegmentLine, TimeMark } from './scene'
import { lineOf } from './segments'
import { layoutTimers, type TimedBracket } from './timers'
import { Turns } from './turns'
import { type Ground, setWords, type Words } from './words'

interface Look {
  readonly t: Messages
  readonly frame: Frame
  readonly pxPerSecond: number
}

const NO_TEXTS: readonly LineText[] = []

/**
 * The sequence diagram of a run as a roll of paper: what is drawn on it is known from the beginning, what is written
 * beside that is worked out for the part that is looked at, and kept. The same place shows the same, however one came
 * there.
 */
export class Roll {
  readonly frame: Frame
  readonly pxPerSecond: number
  readonly duration: number
  readonly height: number
  readonly turns: Turns

  readonly #ground: Ground
  readonly #ribbons: readonly Ribbon[]
  readonly #brackets: readonly TimedBracket[]
  readonly #timeline: Timeline
  readonly #schedule: Schedule
  readonly #passages: readonly Passage[]
  readonly #firsts: readonly number[]
  readonly #tops: readonly number[]
  /** Of the passages that have been looked at. */
  readonly #words: Words[] = []
  readonly #bare: SegmentLine[] = []
  readonly #lines: SegmentLine[] = []

  constructor(timeline: Timeline, schedule: Schedule, { t, frame, pxPerSecond }: Look) {
    const y = (playing: number) => frame.top + playing * pxPerSecond
    this.#timeline = timeline
    this.#schedule = schedule
    this.frame = frame
    this.pxPerSecond = pxPerSecond
    this.duration = schedule.duration
    this.height = y(schedule.duration) + frame.bottom

    const drafts = new Drafts(timeline, schedule, frame, y)
    const ribbons = layoutRibbons(timeline, schedule, t, frame, y)
    const brackets = layoutTimers(timeline, schedule, t, frame, y)
    const marginOf = (side: Side) => layoutMargin(side, timeline, schedule, t, frame, y, ribbons)
    const bracketsOf = (side: Side) => brackets.filter((bracket) => bracket.side === side)
    this.#ground = {
      t,
      frame,
      drafts,
      margins: { client: marginOf('client'), server: marginOf('server') },
      brackets: { client: bracketsOf('client'), server: bracketsOf('server') },
      folds: schedule.folds,
      losses: drafts.lost,
      y,
      line: (nth) => {
        this.#bare[nth] ??= lineOf(drafts.get(nth), frame, t)
        return this.#bare[nth]
      },
    }
    this.#ribbons = ribbons
    this.#brackets = brackets
    this.#passages = passagesOf(drafts, y)
    this.#firsts = this.#passages.map(({ first }) => first)
    this.#tops = this.#passages.map(({ top }) => top)
    this.turns = new Turns(schedule, drafts, brackets)
  }

  /** All that reaches into a part of the page. */
  part(part: Part): Scene {
    const { frame, pxPerSecond, duration: seconds, height } = this
    const { drafts, margins } = this.#ground
    const passages = this.#wordsIn(part)
    const isIn = (top: number, bottom = top) => top <= part.bottom && bottom >= part.top
    const stands = (item: { readonly y: number; readonly height?: number }) =>
      isIn(item.y, item.y + (item.height ?? 0))
    return {
      frame,
      pxPerSecond,
      duration: seconds,
      height,
      ribbons: this.#ribbons.filter(stands),
      notes: SIDES.flatMap((side) => [
        ...margins[side].notes,
        ...passages.flatMap(({ names }) => names[side]),
      ]).filter(stands),
      entries: SIDES.flatMap((side) => passages.flatMap(({ entries }) => entries[side])).filter(stands),
      lines: drafts.within(part.top, part.bottom).map((nth) => this.#line(nth)),
      folds: passages.flatMap(({ folds }) => folds).filter(stands),
      brackets: this.#brackets.filter(stands),
      times: frame.times === null ? [] : this.#times(part),
    }
  }

  /** The instants of the run, each once, with the height at which it stands beside the ladder. */
  #times({ top, bottom }: Part): TimeMark[] {
    const { moments } = this.#timeline
    const places = this.#schedule.moments
    const playing = (height: number) => (height - this.frame.top) / this.pxPerSecond
    const marks: TimeMark[] = []
    const end = lowerBound(places, playing(bottom), true)
    for (let step = lowerBound(places, playing(top)); step < end; step++) {
      const { time } = moments[step] as Moment
      if (step > 0 && moments[step - 1]?.time === time) continue
      const at = places[step] as number
      marks.push({ at, y: this.#ground.y(at), foot: this.#ground.y(this.#endOf(step)), text: written(time) })
    }
    return marks
  }

  /** The playing time at which the last of what happens at the instant of a step has happened. */
  #endOf(step: number): number {
    const { moments } = this.#timeline
    const { moments: places, flights } = this.#schedule
    let end = places[step] as number
    for (let nth = step; moments[nth]?.time === moments[step]?.time; nth++) {
      const leave = (moments[nth]?.sent ?? []).map((id) => flights[id]?.start ?? 0)
      end = Math.max(end, places[nth] as number, ...leave)
    }
    return end
  }

  #wordsIn({ top, bottom }: Part): Words[] {
    const found: Words[] = []
    const first = Math.max(0, lowerBound(this.#tops, top, true) - 1)
    for (let nth = first; nth < this.#passages.length; nth++) {
      const passage = this.#passages[nth] as Passage
      if (passage.top > bottom) break
      const words = this.#words[nth] ?? setWords(passage, this.#ground)
      this.#words[nth] = words
      found.push(words)
    }
    return found
  }

  /** A line with those of its words that are set; the same object as long as no more are. */
  #line(nth: number): SegmentLine {
    const { drafts, line } = this.#ground
    const { segment, bottom } = drafts.get(nth)
    const wordsOf = (begins: readonly number[], place: number) =>
      this.#words[Math.max(0, lowerBound(begins, place, true) - 1)]
    const texts = wordsOf(this.#firsts, nth)?.texts.get(nth) ?? NO_TEXTS
    const loss = (segment.fate === 'lost' && wordsOf(this.#tops, bottom)?.losses.get(nth)) || null
    const known = this.#lines[nth]
    if (known?.texts === texts && known.loss === loss) return known
    this.#lines[nth] = { ...line(nth), texts, loss }
    return this.#lines[nth]
  }
}
