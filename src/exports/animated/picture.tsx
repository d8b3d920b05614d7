import { FULL_FIGURE } from '../../diagrams/states/full'
import type { Messages } from '../../messages/messages'
import { schedule as scheduleOf } from '../../playback/schedule'
import type { Timeline } from '../../timeline/timeline'
import { boardOf, boardScene } from '../svg/board'
import type { Picture } from '../svg/document'
import { Badge } from '../svg/Heads'
import { titleOf, toldUntil } from '../svg/words'
import { Choreography } from './choreography'
import { MovingFigure } from './MovingFigure'
import { MovingLadder } from './MovingLadder'

/** Seconds for which the whole picture stands before a loop begins anew. */
const REST = 4

/** A run that plays by itself, by style sheet alone. */
export function animatedPicture(timeline: Timeline, t: Messages, loop: boolean): Picture {
  const schedule = scheduleOf(timeline)
  const { duration } = schedule
  const round = Math.round(1000 * (duration + (loop ? REST : 0))) / 1000
  const choreography = new Choreography({ duration, round, loop })
  const scene = boardScene(timeline, schedule, t)
  const title = titleOf(timeline, t)
  return {
    ...boardOf({
      timeline,
      scene,
      title,
      badges: scene.ribbons.map(({ side, state, at, until }) => {
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
          layout={FULL_FIGURE}
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
