interface Point {
  readonly x: number
  readonly y: number
}

/** Where something is at a playing time. */
export interface Sample extends Point {
  readonly at: number
}

/** Pieces into which a motion is cut before those that tell nothing new are left out. */
const PIECES = 32

/** How far a sample lies from where a straight motion between two others would be at its time. */
function deviation(a: Sample, b: Sample, { at, x, y }: Sample): number {
  const share = (at - a.at) / (b.at - a.at || 1)
  return Math.hypot(a.x + (b.x - a.x) * share - x, a.y + (b.y - a.y) * share - y)
}

/** The fewest samples that stay within `tolerance` of all, as Ramer, Douglas and Peucker find them. */
function simplified(samples: readonly Sample[], tolerance: number): Sample[] {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || samples.length < 3) return [...samples]
  const deviations = samples.map((sample) => deviation(first, last, sample))
  const furthest = deviations.indexOf(Math.max(...deviations))
  if ((deviations[furthest] ?? 0) <= tolerance) return [first, last]
  const before = simplified(samples.slice(0, furthest + 1), tolerance)
  return [...before.slice(0, -1), ...simplified(samples.slice(furthest), tolerance)]
}

/** A motion as straight pieces: where `place` is at the playing times between `from` and `to`. */
export function traced(
  place: (playing: number) => Point,
  from: number,
  to: number,
  tolerance = 0.8,
): readonly Sample[] {
  const samples = Array.from({ length: PIECES + 1 }, (_, nth): Sample => {
    const at = from + ((to - from) * nth) / PIECES
    return { at, ...place(at) }
  })
  return simplified(samples, tolerance)
}

const round = (value: number) => Math.round(value * 10) / 10

export const translated = ({ x, y }: Point) => `transform:translate(${round(x)}px,${round(y)}px)`
