import { describe, expect, test } from 'vitest'
import { Choreography } from './choreography'

const choreography = () => new Choreography({ duration: 8, round: 10, loop: true })

/** The frames of the only animation. */
const frames = (made: Choreography) =>
  /@keyframes x-[\w-]+(\{(?:[^{}]*\{[^}]*\})*\})/.exec(made.rules('x'))?.[1]

describe('what is seen', () => {
  test('from a time on: hidden before it, and there at rest', () => {
    const made = choreography()
    made.seen({ from: 2, to: Number.POSITIVE_INFINITY })
    expect(frames(made)).toBe('{0%{visibility:hidden}20%{visibility:visible}}')
    expect(made.rules('x')).toContain('{animation:x-tcp-0 10s step-end infinite}')
  })

  test('for a while: not there at rest', () => {
    const made = choreography()
    made.seen({ from: 0, to: 3 })
    expect(frames(made)).toBe('{0%{visibility:visible}30%{visibility:hidden}}')
    expect(made.rules('x')).toContain('infinite;visibility:hidden}')
  })

  test('in spans that touch: in one', () => {
    const made = choreography()
    made.seen({ from: 3, to: 5 }, { from: 1, to: 3 })
    expect(frames(made)).toBe('{0%{visibility:hidden}10%{visibility:visible}50%{visibility:hidden}}')
  })

  test('all the time: needs no style', () => {
    expect(choreography().seen({ from: 0, to: 4 }, { from: 4, to: Number.POSITIVE_INFINITY })).toBeUndefined()
  })

  test('at the same times: shares its class', () => {
    const made = choreography()
    const span = { from: 1, to: 2 }
    expect(made.seen(span)).toBe(made.seen(span))
    expect(made.seen(span)).not.toBe(made.seen({ from: 1, to: 3 }))
  })
})

test('what moves stands at its first place before, and at its last after', () => {
  const made = choreography()
  made.moving('.pill', [
    [1, 'opacity:0'],
    [2, 'opacity:1'],
  ])
  expect(frames(made)).toBe('{0%,10%{opacity:0}20%,to{opacity:1}}')
  expect(made.rules('x')).toContain('#x .tcp-0 .pill{animation:x-tcp-0 10s linear infinite}')
})

test('a run that plays once stops at its end', () => {
  const made = new Choreography({ duration: 8, round: 8, loop: false })
  made.seen({ from: 0, to: 3 })
  expect(made.rules('x')).toContain('8s step-end forwards')
})

test('nothing moves where less motion is preferred, or on paper', () => {
  expect(choreography().rules('x')).toContain(
    '@media print,(prefers-reduced-motion:reduce){#x *{animation:none!important}}',
  )
})
