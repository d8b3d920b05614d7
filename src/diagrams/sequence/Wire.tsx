import { use, useMemo } from 'react'
import { useMessages } from '../../messages/context'
import { useDerived } from '../../playback/moving'
import type { ViewProps } from '../../playback/view'
import { written } from '../../timeline/read'
import { AskingContext } from '../asking'
import type { Size } from '../useSize'
import { Askable } from './Askable'
import { Drafts } from './drafts'
import { FlownWay, FlyingSegment } from './FlyingSegment'
import { Heads } from './Heads'
import { SettledSegment } from './SettledSegment'
import styles from './sequence.module.css'
import { Turns } from './turns'
import { useInstant } from './useInstant'
import { LIFTED, wireAt, wireFrame } from './wire'

/** The last segments, where there is no height for time to run down. */
function Lanes({ timeline, schedule, playhead, motion, size }: ViewProps & { readonly size: Size }) {
  const t = useMessages()
  const { width, height } = size
  const { frame, drafts, turns } = useMemo(() => {
    const frame = wireFrame(width)
    const drafts = new Drafts(timeline, schedule, frame, () => 0)
    return { frame, drafts, turns: new Turns(schedule, drafts, []) }
  }, [timeline, schedule, width])
  const instant = useInstant(playhead, { turns })
  const lines = useMemo(() => wireAt(drafts, instant, height, frame, t), [drafts, instant, height, frame, t])
  return (
    <svg
      className={styles.ladder}
      data-form={frame.form}
      width={width}
      height={height}
      role={use(AskingContext) ? 'group' : 'img'}
      aria-label={t.sequence_picture()}
    >
      {lines.map((line) =>
        line.end <= instant ? (
          <Askable key={line.id} line={line} stop={line === lines.at(-1)}>
            <SettledSegment line={line} />
          </Askable>
        ) : (
          <Askable key={line.id} line={line} flying stop={line === lines.at(-1)}>
            <FlownWay line={line} playhead={playhead} motion={motion} />
            <FlyingSegment
              line={line}
              frame={frame}
              playhead={playhead}
              motion={motion}
              drop={LIFTED}
              crowded={false}
              alone={false}
              numbersDrop={0}
            />
          </Askable>
        ),
      )}
    </svg>
  )
}

/** The last segments, each on a line between whose ends they are. */
export default function Wire({ size, ...view }: ViewProps & { readonly size: Size }) {
  const time = useDerived(view.playhead, (playing) => written(view.schedule.toSimulated(playing)))
  return (
    <>
      <Heads {...view} frame={wireFrame(size.width)} height={size.height} time={time} />
      <Lanes {...view} size={size} />
    </>
  )
}
