/** A stretch of playing time in seconds; `to` may be Infinity. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A declaration and the playing time at which it holds; between two of them the browser interpolates. */
export type Stop = readonly [at: number, declaration: string]

export interface Rhythm {
  /** Playing seconds of the run, and of one round: the picture rests at its end. */
  readonly duration: number
  readonly round: number
  readonly loop: boolean
}

/** Playing time, and the clock of a picture that stands still at some moments so that they can be read. */
export interface Tempo {
  /** Seconds on the clock at a playing time; at a moment, before it is read. */
  clock(playing: number): number
  /** The playing times after one and before another at which it stands still, in order, and for how many seconds. */
  holds(from: number, to: number): readonly { readonly at: number; readonly length: number }[]
}

/** Nothing stands still. */
const STEADY: Tempo = { clock: (playing) => playing, holds: () => [] }

const NUMBER = /-?\d+(?:\.\d+)?/g

/** A declaration between two of the same kind. */
function between(before: string, after: string, share: number): string {
  const ends = after.match(NUMBER) ?? []
  let nth = 0
  return before.replaceAll(NUMBER, (start) => {
    const end = Number(ends[nth++] ?? start)
    return String(Math.round(100 * (Number(start) + (end - Number(start)) * share)) / 100)
  })
}

/** For a name in letters and digits: the first, the second … thing that moves. */
const nameOf = (count: number) => `tcp-${count.toString(36)}`

/** The same stretches of time with none that touches another, in order. */
function merged(spans: readonly Span[]): Span[] {
  const stretches: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = stretches.at(-1)
    if (last && last.to >= span.from) {
      stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    } else {
      stretches.push(span)
    }
  }
  return stretches
}

/**
 * When which part of a picture is seen and how it moves, as a style sheet. Its times are playing times: an
 * animation that stands at t shows what the page shows at t. What the style sheet leaves alone is the picture
 * at the end of the run; nothing else is seen where motion is not wanted, or not understood.
 */
export class Choreography {
  readonly #rhythm: Rhythm
  readonly #tempo: Tempo
  /** Class by what it does: parts that do the same share it. */
  readonly #classes = new Map<string, string>()
  readonly #rules: ((id: string) => string)[] = []

  /** @param tempo the clock of `rhythm.round`; that of playing, unless given */
  constructor(rhythm: Rhythm, tempo = STEADY) {
    this.#rhythm = rhythm
    this.#tempo = tempo
  }

  /** The class of what is seen in these spans only; none for what is seen all the time. */
  seen(...spans: readonly Span[]): string | undefined {
    const { duration } = this.#rhythm
    const { clock } = this.#tempo
    const stretches = merged(spans.filter(({ from, to }) => to > from))
    if (stretches[0]?.from === 0 && stretches[0].to > duration) return undefined
    const lasts = stretches.some(({ to }) => to > duration)
    const stops = stretches.flatMap(({ from, to }): Stop[] => [
      [clock(from), 'visibility:visible'],
      ...(to > duration ? [] : [[clock(to), 'visibility:hidden'] as const]),
    ])
    const first: Stop[] = stretches[0]?.from === 0 ? [] : [[0, 'visibility:hidden']]
    return this.#class('', [...first, ...stops], 'step-end', lasts ? '' : 'visibility:hidden')
  }

  /** The class of what stands around the parts that `target` selects, which move from stop to stop. */
  moving(target: string, stops: readonly Stop[]): string {
    const { clock, holds } = this.#tempo
    const timed = stops.flatMap(([at, declaration], nth): Stop[] => {
      const next = stops[nth + 1]
      if (!next) return [[clock(at), declaration]]
      const still = holds(at, next[0]).flatMap(({ at: moment, length }): Stop[] => {
        const there = between(declaration, next[1], (moment - at) / (next[0] - at))
        const begin = clock(moment)
        return [
          [begin, there],
          [begin + length, there],
        ]
      })
      return [[clock(at), declaration], ...still]
    })
    return this.#class(target, timed, 'linear')
  }

  /**
   * The same for what sets out at a moment and does not wait until that has been read: its stops count from there.
   *
   * @param moments playing times, each with stops in seconds after it
   */
  setOff(target: string, moments: readonly (readonly [at: number, stops: readonly Stop[]])[]): string {
    const { clock } = this.#tempo
    const stops = moments.flatMap(([moment, stops]) =>
      stops.map(([after, declaration]): Stop => [clock(moment) + after, declaration]),
    )
    return this.#class(target, stops, 'linear')
  }

  /** The class of what stands around parts that come into sight from above to below. */
  unrolling(target: string, { from, to }: Span): string {
    const covered = (percent: number) => `clip-path:inset(-2px -2px ${percent}% -2px)`
    return this.moving(target, [
      [from, covered(100)],
      [to, covered(0)],
    ])
  }

  #class(target: string, stops: readonly Stop[], timing: string, rest = ''): string {
    const key = [target, timing, rest, ...stops].join()
    const known = this.#classes.get(key)
    if (known) return known
    const name = nameOf(this.#classes.size)
    this.#classes.set(key, name)
    const { round, loop } = this.#rhythm
    const percent = (at: number) => `${Number(((100 * Math.min(at, round)) / round).toFixed(3))}%`
    // A part that moves stands at its first stop before it, at its last one after it.
    const frames = stops.map(([at, declaration], nth) => {
      const before = nth === 0 && at > 0 ? '0%,' : ''
      const after = target && nth === stops.length - 1 ? ',to' : ''
      return `${before}${percent(at)}${after}{${declaration}}`
    })
    this.#rules.push(
      (id) =>
        `#${id} .${name}${target && ` ${target}`}{animation:${id}-${name} ${round}s ${timing} ` +
        `${loop ? 'infinite' : 'forwards'}${rest && `;${rest}`}}@keyframes ${id}-${name}{${frames.join('')}}`,
    )
    return name
  }

  rules(id: string): string {
    return (
      // What is drawn as hidden or visible of itself follows what it is part of.
      `#${id} [visibility]{visibility:inherit}` +
      this.#rules.map((rule) => rule(id)).join('') +
      `@media print,(prefers-reduced-motion:reduce){#${id} *{animation:none!important}}`
    )
  }
}
