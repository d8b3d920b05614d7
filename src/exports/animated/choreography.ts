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
  /** Class by what it does: parts that do the same share it. */
  readonly #classes = new Map<string, string>()
  readonly #rules: ((id: string) => string)[] = []

  constructor(rhythm: Rhythm) {
    this.#rhythm = rhythm
  }

  /** The class of what is seen in these spans only; none for what is seen all the time. */
  seen(...spans: readonly Span[]): string | undefined {
    const { duration } = this.#rhythm
    const stretches = merged(spans.filter(({ from, to }) => to > from))
    if (stretches[0]?.from === 0 && stretches[0].to > duration) return undefined
    const lasts = stretches.some(({ to }) => to > duration)
    const stops = stretches.flatMap(({ from, to }): Stop[] => [
      [from, 'visibility:visible'],
      ...(to > duration ? [] : [[to, 'visibility:hidden'] as const]),
    ])
    const first: Stop[] = stretches[0]?.from === 0 ? [] : [[0, 'visibility:hidden']]
    return this.#class('', [...first, ...stops], 'step-end', lasts ? '' : 'visibility:hidden')
  }

  /** The class of what stands around the parts that `target` selects, which move from stop to stop. */
  moving(target: string, stops: readonly Stop[]): string {
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
