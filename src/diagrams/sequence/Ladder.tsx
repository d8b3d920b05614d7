import type { MotionValue } from 'framer-motion'
import { lazy, Suspense, use } from 'react'
import { useMessages } from '../../messages/context'
import { useDerived } from '../../playback/moving'
import { AskingContext } from '../asking'
import { Askable } from './Askable'
import { FlownWay, FlyingSegment } from './FlyingSegment'
import { Folds } from './Folds'
import { flyingAt } from './flying'
import { Future, Ribbons } from './Lifelines'
import { Margins, Times } from './Margins'
import { Playhead } from './Playhead'
import { SettledSegment } from './SettledSegment'
import { type Scene, type SegmentLine, yOf } from './scene'
import styles from './sequence.module.css'

/** Fetched beside what is seen. */
const Axis = lazy(() => import('./Axis'))

interface LadderProps {
  /** The part that is drawn. */
  readonly scene: Scene
  /** Playing seconds up to which things are shown; Infinity for the whole run. */
  readonly instant: number
  readonly playhead: MotionValue<number>
  readonly time: MotionValue<string>
  readonly motion: boolean
}

/** The ladder as a picture. What is still to come is not in it. */
export function Ladder(props: LadderProps) {
  const t = useMessages()
  const { frame, height } = props.scene
  return (
    <svg
      className={styles.ladder}
      data-form={frame.form}
      width={frame.width}
      height={height}
      role={use(AskingContext) ? 'group' : 'img'}
      aria-label={t.sequence_picture()}
    >
      <LadderPicture {...props} />
    </svg>
  )
}

/** What is in the picture, for any drawing to take in. */
export function LadderPicture({ scene, instant, playhead, time, motion }: LadderProps) {
  const { frame } = scene
  const asking = use(AskingContext)
  const asked = asking?.asked
  const present = useDerived(playhead, (playing) => yOf(scene, playing))
  const tagged = Number.isFinite(instant)
  const begun = ({ at }: { at: number }) => at <= instant
  const lines = scene.lines.filter(begun)
  const flying = flyingAt({ ...scene, lines }, instant, motion)
  const isAsked = ({ id }: SegmentLine) => asked?.kind === 'segment' && asked.id === id
  const stop = lines.find(isAsked) ?? lines.at(-1)
  return (
    <>
      <Future scene={scene} />
      <Ribbons scene={scene} ribbons={scene.ribbons.filter(begun)} instant={instant} playhead={playhead} />
      <Folds scene={scene} folds={scene.folds.filter(begun)} />
      <Times times={scene.times.filter(begun)} end={frame.times} present={present} tagged={tagged} />
      {tagged && <Playhead scene={scene} present={present} time={time} />}
      {asking && (
        <Suspense>
          <Axis scene={scene} onSeek={asking.seek} />
        </Suspense>
      )}
      <Margins
        notes={scene.notes.filter(
          (note) => begun(note) && (note.kind !== 'timer' || note.until > Math.min(instant, scene.duration)),
        )}
        entries={scene.entries.filter(begun)}
        brackets={scene.brackets.filter((run) => begun(run) && (run.stays || run.until > instant))}
        instant={instant}
        present={present}
      />
      {lines
        .filter(({ end }) => end <= instant)
        .map((line) => (
          <Askable key={line.id} line={line} stop={line === stop}>
            <SettledSegment line={line} />
          </Askable>
        ))}
      {flying.map(({ line }) => (
        <FlownWay key={line.id} line={line} playhead={playhead} motion={motion} />
      ))}
      {flying.map((each) => (
        <Askable key={each.line.id} line={each.line} flying stop={each.line === stop}>
          <FlyingSegment {...each} frame={frame} playhead={playhead} motion={motion} />
        </Askable>
      ))}
    </>
  )
}
