import type { TellingMessages } from '../../messages/messages'
import { narrate } from '../../panels/narration/narrate'
import { readingTime, toldInPlay } from '../../panels/narration/reading'
import { schedule as scheduleOf } from '../../playback/schedule'
import type { Timeline } from '../../timeline/timeline'
import { boardOf, boardScene } from '../svg/board'
import type { Picture } from '../svg/document'
import { Badge } from '../svg/Heads'
import { planFor } from '../svg/plan'
import { titleOf, toldUntil } from '../svg/words'
import { captionsOf } from './Captions'
import { Choreography } from './choreography'
import { MovingFigure } from './MovingFigure'
import { MovingLadder } from './MovingLadder'
import { tempoOf } from './tempo'

/** Seconds for which the whole picture stands before a loop begins anew. */
const REST = 4

export interface AnimatedOptions {
  /** Plays again and again, or once. */
  readonly loop: boolean
  /** Pixels; as wide as pictures are, unless given. */
  readonly width?: number | undefined
  /** Tells each moment in words, and stands still while they are read. */
  readonly captions?: boolean | undefined
}

/** A run that plays by itself, by style sheet alone. */
export function animatedPicture(
  timeline: Timeline,
  t: TellingMessages,
  { loop, width, captions = false }: AnimatedOptions,
): Picture {
  const schedule = scheduleOf(timeline)
  const { duration } = schedule
  const plan = planFor(width)
  const texts = timeline.moments.map((_, step) => toldInPlay(narrate(timeline, step, t).text, t))
  const tempo = captions
    ? tempoOf(
        schedule,
        texts.map((text) => readingTime(text, t)),
      )
    : undefined
  const clock = tempo?.clock(duration) ?? duration
  const round = Math.round(1000 * (clock + (loop ? REST : 0))) / 1000
  const choreography = new Choreography({ duration, round, loop }, tempo)
  const scene = boardScene(timeline, schedule, t, plan)
  const title = titleOf(timeline, t)
  return {
    ...boardOf({
      timeline,
      scene,
      plan,
      title,
      ...(captions && {
        captions: (width: number) => captionsOf({ texts, schedule, choreography, t }, width),
      }),
      badges: scene.ribbons
        .filter(({ kind }) => kind === 'state')
        .map(({ side, state, at, until }) => {
          const to = until < duration ? until : Number.POSITIVE_INFINITY
          return (
            <g key={`${side} ${at}`} className={choreography.seen({ from: at, to })}>
              <Badge column={scene.frame.columns[side]} state={state} />
            </g>
          )
        }),
      ladder: <MovingLadder scene={scene} choreography={choreography} />,
      figure: (
        <MovingFigure
          timeline={timeline}
          schedule={schedule}
          layout={plan.figure.layout}
          choreography={choreography}
          t={t}
        />
      ),
    }),
    title,
    description: toldUntil(timeline, timeline.moments.length - 1, t),
    rules: (id) => choreography.rules(id),
  }
}
