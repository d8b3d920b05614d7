import { type Reading, read } from '../timeline/read'
import type { Timeline } from '../timeline/timeline'

/** What a moment is about, whatever its time and numbers. */
function aboutOf(reading: Reading, step: number): string {
  const cause = reading.moment(step)?.cause
  const arrives = reading.arrival(step)
  if (arrives) {
    const { from, flags, kind, length } = arrives
    return `${from} ${flags.filter((flag) => flag !== 'PSH')} ${kind} ${length > 0}`
  }
  return cause?.kind === 'timer' ? `${cause.endpoint} ${cause.timer}` : (cause?.kind ?? '')
}

/** A run as a story: a chapter begins with the start and with each call, so that every run of a script has the same. */
interface Story {
  /** The steps with which chapters begin. */
  readonly chapters: readonly number[]
  /** The chapter of each step. */
  readonly chapterOf: readonly number[]
  /** What each step tells, and for which time in its chapter. */
  readonly told: readonly string[]
  /** The step of a chapter that tells this. */
  find(chapter: number, told: string): number | undefined
}

const stories = new WeakMap<Timeline, Story>()

function storyOf(timeline: Timeline): Story {
  const known = stories.get(timeline)
  if (known) return known
  const reading = read(timeline)
  const chapters: number[] = []
  const chapterOf: number[] = []
  const told: string[] = []
  const steps = new Map<string, number>()
  let times = new Map<string, number>()
  for (const [step, { cause }] of timeline.moments.entries()) {
    if (step === 0 || cause.kind === 'call') {
      chapters.push(step)
      times = new Map()
    }
    const chapter = chapters.length - 1
    const about = aboutOf(reading, step)
    const time = (times.get(about) ?? 0) + 1
    times.set(about, time)
    chapterOf.push(chapter)
    told.push(`${about} ${time}`)
    steps.set(`${chapter} ${about} ${time}`, step)
  }
  const story = {
    chapters,
    chapterOf,
    told,
    find: (chapter: number, what: string) => steps.get(`${chapter} ${what}`),
  }
  stories.set(timeline, story)
  return story
}

/**
 * The step of another run of the same script that tells the same: the same call, and after it the same thing
 * happening for the same time; where that does not happen in the other run, what came before it.
 */
export function counterpart(from: Timeline, step: number, to: Timeline): number {
  const ours = storyOf(from)
  const theirs = storyOf(to)
  const chapter = ours.chapterOf[step] ?? ours.chapters.length - 1
  const begin = theirs.chapters[chapter]
  // A script may have come to its end earlier.
  if (begin === undefined) return read(to).count - 1
  for (let last = step; last > (ours.chapters[chapter] ?? 0); last--) {
    const found = theirs.find(chapter, ours.told[last] ?? '')
    if (found !== undefined) return found
  }
  return begin
}
