import { type ComponentType, type RefObject, useEffect, useMemo, useState } from 'react'
import type { Player } from '../../playback/player'
import type { PosterProps } from '../poster/Poster'

interface Place {
  /** Has the focus once what was pressed is gone. */
  readonly root: RefObject<HTMLElement | null>
  /** Whether there is a place for a poster. */
  readonly shown: boolean
}

/** The step from which play shows what a run is about; what comes before is drawn. */
const pointOf = ({ timeline, first, last }: Player): number =>
  Math.min(Math.max((timeline.point ?? 0) - 1, first), last)

/** Before anything has happened, a poster stands in for the diagram, and play begins at the point of the run. */
export function usePoster(player: Player, { root, shown }: Place) {
  const [Poster, setPoster] = useState<ComponentType<PosterProps>>()
  const [missed, setMissed] = useState(false)
  const isUp = shown && player.step === 0 && player.paused && player.status !== 'stepping' && player.last > 0
  useEffect(() => {
    if (!isUp || Poster) return
    // Where it cannot be fetched, the diagram stays.
    import('../poster/Poster').then(
      ({ Poster }) => setPoster(() => Poster),
      () => setMissed(true),
    )
  }, [isUp, Poster])

  const play = (fromTheBeginning: boolean) => {
    if (!fromTheBeginning) player.goTo(pointOf(player))
    player.play()
    root.current?.focus()
  }
  const begun = useMemo(() => {
    if (!isUp) return player
    const begin = () => {
      player.goTo(pointOf(player))
      player.play()
    }
    return { ...player, play: begin }
  }, [isUp, player])
  // From the first: a button named Play that is pressed meanwhile would go from under the finger.
  return { isUp: isUp && !missed, Poster: isUp ? Poster : undefined, play, player: begun }
}
