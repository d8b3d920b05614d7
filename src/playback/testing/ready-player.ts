import type { Timeline } from '../../timeline/timeline'
import { createPlayer, type PlayerCore, type PlayerOptions } from '../player'

/** A player whose machine is there. */
export async function readyPlayer(timeline: Timeline, options?: PlayerOptions): Promise<PlayerCore> {
  const player = createPlayer(timeline, options)
  await player.load()
  return player
}
