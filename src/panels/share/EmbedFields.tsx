import { GRAMMARS } from '../../messages/grammar'
import type { ShareMessages } from '../../messages/messages'
import { LANGUAGES } from '../../messages/messages'
import { CONTROLS, THEMES } from '../../playback/options'
import type { Choices, Place } from './choices'
import styles from './EmbedView.module.css'
import { Row, Segments, Select, StepField } from './Fields'
import type { Kind } from './snippets'

/** Heights on offer, in pixels. */
const HEIGHTS = ['360', '480', '600', '720', '960'] as const

interface Props {
  readonly kind: Kind
  readonly choices: Choices
  onChange(choices: Choices): void
  readonly place: Place
  readonly words: ShareMessages
}

/** What about a link or an embed can be chosen. */
export function EmbedFields({ kind, choices, onChange, place, words }: Props) {
  const { here, from, to, controls, theme, lang, height } = choices
  const change = (changed: Partial<Choices>) => onChange({ ...choices, ...changed })
  const isPlayer = kind !== 'link' && kind !== 'markdown'
  return (
    <div className={styles.fields}>
      {place.step > 0 && (
        <Segments
          legend={words.share_start()}
          value={here ? 'here' : 'first'}
          labels={[
            ['here', words.share_start_step({ step: place.step })],
            ['first', words.share_start_first()],
          ]}
          onChange={(start) => change({ here: start === 'here' })}
        />
      )}
      <Row label={<span>{words.share_range()}</span>}>
        <div className={styles.range}>
          <StepField
            label={words.share_from()}
            value={from}
            min={0}
            max={to}
            onChange={(step) => change({ from: step })}
          />
          <StepField
            label={words.share_to()}
            value={to}
            min={from}
            max={place.steps}
            onChange={(step) => change({ to: step })}
          />
        </div>
      </Row>
      <Select
        legend={words.share_theme()}
        value={theme}
        labels={THEMES.map((each) => [each, words[`share_theme_${each}`]()])}
        onChange={(chosen) => change({ theme: chosen })}
      />
      <Select
        legend={words.share_language()}
        value={lang}
        labels={[
          ['auto', words.share_language_auto()],
          ...LANGUAGES.map((each) => [each, GRAMMARS[each].name] as const),
        ]}
        onChange={(chosen) => change({ lang: chosen })}
      />
      {isPlayer && (
        <>
          <Select
            legend={words.share_controls()}
            value={controls}
            labels={CONTROLS.map((each) => [each, words[`share_controls_${each}`]()])}
            onChange={(chosen) => change({ controls: chosen })}
          />
          <Select
            legend={words.share_height()}
            value={String(height)}
            labels={[
              ['auto', words.share_height_auto()],
              ...HEIGHTS.map((each) => [each, words.share_height_pixels({ height: each })] as const),
            ]}
            onChange={(chosen) => change({ height: chosen === 'auto' ? chosen : Number(chosen) })}
          />
        </>
      )}
    </div>
  )
}
