import type { Moment, Timeline } from '../timeline/timeline'

/** What a moment is about, whatever its time and numbers. */
function aboutOf({ segments }: Timeline, { cause }: Moment): string {
  switch (cause.kind) {
    case 'segment': {
      const { from, flags, kind, length } = segments[cause.id] as Timeline['segments'][number]
      return `${from} ${flags.filter((flag) => flag !== 'PSH')} ${kind} ${length > 0}`
    }
    case 'timer':
      return `${cause.endpoint} ${cause.timer}`
    default:
      return cause.kind
  }
}

const isCall = ({ cause }: Moment): boolean => cause.kind === 'call'

/** Steps of the calls of the application, the start counted as one: the story, told alike by every run of a script. */
const chaptersOf = ({ moments }: Timeline): readonly number[] =>
  moments.flatMap((moment, step) => (step === 0 || isCall(moment) ? [step] : []))

/**
 * The step of another run of the same script that tells the same: the same call, and after it the same thing
 * happening for the same time; where that does not happen in the other run, what came before it.
 */
export function counterpart(from: Timeline, step: number, to: Timeline): number {
  const ours = chaptersOf(from)
  const theirs = chaptersOf(to)
  const chapter = ours.findLastIndex((begin) => begin <= step)
  const begin = theirs[chapter]
  // A script may have come to its end earlier.
  if (begin === undefined) return to.moments.length - 1
  const end = theirs[chapter + 1] ?? to.moments.length
  const story = from.moments.slice(ours[chapter], step + 1).map((moment) => aboutOf(from, moment))
  const other = to.moments.slice(begin, end).map((moment) => aboutOf(to, moment))
  for (let last = story.length - 1; last > 0; last--) {
    const times = story.slice(0, last + 1).filter((about) => about === story[last]).length
    const found = other.flatMap((about, at) => (about === story[last] ? [at] : []))[times - 1]
    if (found !== undefined) return begin + found
  }
  return begin
}
