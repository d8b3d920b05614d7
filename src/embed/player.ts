import type { PlayerModule } from './contract'
import { embed } from './embed'
import { adoptStyles } from './styles'

/** The player as the shell fetches it, its styles with it. */
const player: PlayerModule = {
  embed(stage, ...rest) {
    const root = stage.getRootNode()
    if (root instanceof ShadowRoot) adoptStyles(root)
    return embed(stage, ...rest)
  },
}

export default player
