import { motionValue } from 'framer-motion'
import { LadderPicture } from '../../diagrams/sequence/Ladder'
import { layoutSequence } from '../../diagrams/sequence/layout'
import { isTagged } from '../../diagrams/sequence/Margins'
import { type Scene, yOf } from '../../diagrams/sequence/scene'
import styles from '../../diagrams/sequence/sequence.module.css'
import { FigurePicture } from '../../diagrams/states/Figure'
import { standingAt } from '../../diagrams/states/standing'
import { Token } from '../../diagrams/states/Token'
import { corner } from '../../diagrams/states/way'
import type { TellingMessages } from '../../messages/messages'
import { type Schedule, schedule as scheduleOf } from '../../playback/schedule'
import { SIDES, written } from '../../timeline/read'
import type { Side, Timeline } from '../../timeline/timeline'
import { boardOf, boardScene } from './board'
import type { Picture } from './document'
import { Badge, HEADS, Names } from './Heads'
import { planFor } from './plan'
import { Sheet, settingOf } from './Sheet'
import { uncovered } from './uncovered'
import { titleOf, toldAt, toldUntil } from './words'

/** Width in pixels of a ladder alone. */
const WIDTH = 800

interface RungsProps {
  readonly scene: Scene
  readonly schedule: Schedule
  /** Playing seconds; Infinity for the whole run. */
  readonly instant: number
}

function Rungs({ scene, schedule, instant }: RungsProps) {
  const playing = Math.min(instant, schedule.duration)
  return (
    <g className={styles.ladder} data-form={scene.frame.form}>
      <LadderPicture
        scene={scene}
        instant={instant}
        playhead={motionValue(playing)}
        time={motionValue(written(schedule.toSimulated(playing)))}
        motion
      />
    </g>
  )
}

/** The whole run as a ladder. */
export function ladderPicture(timeline: Timeline, t: TellingMessages, width = WIDTH): Picture {
  const schedule = scheduleOf(timeline)
  const scene = layoutSequence(timeline, schedule, { width, t, ...(width < WIDTH && { form: 'sheet' }) })
  const title = titleOf(timeline, t)
  const setting = settingOf(width, title)
  const height = Math.ceil(setting.top + HEADS.plain + scene.height)
  return {
    width,
    height,
    title,
    description: toldUntil(timeline, timeline.moments.length - 1, t),
    content: (
      <Sheet width={width} height={height} setting={setting}>
        <g transform={`translate(0 ${setting.top})`}>
          <Names timeline={timeline} frame={scene.frame} />
        </g>
        <g transform={`translate(0 ${setting.top + HEADS.plain})`}>
          <Rungs scene={scene} schedule={schedule} instant={Number.POSITIVE_INFINITY} />
        </g>
      </Sheet>
    ),
  }
}

/** Height in pixels of what a ladder shows at an instant: down to a little below the present. */
function heightAt(scene: Scene, instant: number): number {
  const feet = scene.notes
    .filter(({ at, kind, until }) => at <= instant && (kind !== 'timer' || until > instant))
    .map(({ box }) => box.y + box.height / 2)
  return Math.min(scene.height, Math.max(yOf(scene, instant) + 24, ...feet) + scene.frame.bottom)
}

/** One step: what has happened so far, where that has led both endpoints, and what happens now in words. */
export function stepPicture(timeline: Timeline, step: number, t: TellingMessages, width?: number): Picture {
  const plan = planFor(width)
  const { layout } = plan.figure
  const schedule = scheduleOf(timeline)
  const instant = schedule.moments[step] ?? 0
  const whole = boardScene(timeline, schedule, t, plan)
  // The playhead tells the time where it stands.
  const times = whole.times.filter((mark) => !isTagged(mark, yOf(whole, instant)))
  // The rest of a burst leaves a little later.
  const lines = whole.lines.filter(({ start }) => start <= instant)
  const scene = uncovered({ ...whole, times, lines, height: heightAt(whole, instant) }, instant)
  const count = { step, steps: timeline.moments.length - 1 }
  const lead = t.export_step(count)
  const title = titleOf(timeline, t)
  const stateOf = (side: Side) => timeline.moments[step]?.[side].state ?? 'CLOSED'
  return {
    ...boardOf({
      timeline,
      plan,
      scene,
      title,
      lead,
      caption: `${lead}  ${toldAt(timeline, step, t)}`,
      badges: SIDES.map((side) => (
        <Badge key={side} column={scene.frame.columns[side]} state={stateOf(side)} />
      )),
      ladder: <Rungs scene={scene} schedule={schedule} instant={instant} />,
      figure: (
        <FigurePicture
          layout={layout}
          looks={standingAt(timeline, step, t)}
          tokens={SIDES.map((side) => {
            const at = corner(layout, layout.nodes[stateOf(side)], side)
            return <Token key={side} side={side} at={at} radius={layout.token.radius} />
          })}
        />
      ),
    }),
    title: t.export_titled({ title, ...count }),
    description: toldUntil(timeline, step, t),
  }
}
