import {
  CircleQuestionMark,
  FastForward,
  Hand,
  Maximize,
  Minimize,
  PanelBottom,
  Pause,
  Play,
  RotateCcw,
  StepBack,
  StepForward,
} from 'lucide-react'
import { useMessages } from '../../messages/context'
import type { Player } from '../../playback/player'
import { SPEEDS } from '../../playback/speeds'
import { IconButton } from './IconButton'
import { Progress } from './Progress'
import { Ring } from './Ring'
import styles from './Transport.module.css'

export interface TransportProps {
  readonly player: Player
  /** Play, pause and step only. */
  readonly minimal: boolean
  readonly drawer: { readonly open: boolean; readonly id: string; toggle(): void }
  readonly fullscreen: { readonly possible: boolean; readonly active: boolean; toggle(): void }
  onHelp(): void
  /** Takes the run into one's own hands, where that is possible. */
  readonly onTakeOver?: (() => void) | undefined
}

/** Everything one plays, steps and scrubs with. */
export function Transport({ player, minimal, drawer, fullscreen, onHelp, onTakeOver }: TransportProps) {
  const t = useMessages()
  const { paused } = player
  return (
    <section className={styles.transport} aria-label={t.playback()}>
      <div className={styles.buttons}>
        {!minimal && <IconButton icon={RotateCcw} label={t.restart()} onClick={player.restart} />}
        <IconButton
          icon={StepBack}
          label={t.previous_step()}
          solid
          idle={player.step <= player.first}
          onClick={player.previous}
        />
        <IconButton
          icon={paused ? Play : Pause}
          label={paused ? t.play() : t.pause()}
          solid
          primary
          ring={<Ring player={player} />}
          onClick={paused ? player.play : player.pause}
        />
        <IconButton
          icon={StepForward}
          label={t.next_step()}
          solid
          idle={player.step >= player.last}
          onClick={player.next}
        />
        {player.pace.holds && (
          <span className={styles.goOn} data-holding={player.holding && ''}>
            <IconButton icon={FastForward} label={t.go_on()} solid onClick={player.goOn} />
          </span>
        )}
      </div>
      <Progress player={player} plain={minimal} />
      {!minimal && (
        <div className={styles.tools}>
          <select
            className={styles.speed}
            aria-label={t.speed()}
            title={t.speed()}
            value={player.speed}
            onChange={(event) => player.setSpeed(Number(event.target.value))}
          >
            {[...new Set([...SPEEDS, player.speed])].map((speed) => (
              <option key={speed} value={speed}>
                {t.speed_value({ speed })}
              </option>
            ))}
          </select>
          {onTakeOver && (
            <span className={styles.takeOver}>
              <IconButton icon={Hand} label={t.take_over()} onClick={onTakeOver} />
            </span>
          )}
          <IconButton
            icon={PanelBottom}
            label={t.panels()}
            expanded={drawer.open}
            controls={drawer.id}
            onClick={drawer.toggle}
          />
          <span className={styles.help}>
            <IconButton icon={CircleQuestionMark} label={t.keyboard_help()} onClick={onHelp} />
          </span>
          {fullscreen.possible && (
            <span className={styles.fullscreen}>
              <IconButton
                icon={fullscreen.active ? Minimize : Maximize}
                label={fullscreen.active ? t.leave_fullscreen() : t.fullscreen()}
                onClick={fullscreen.toggle}
              />
            </span>
          )}
        </div>
      )}
    </section>
  )
}
