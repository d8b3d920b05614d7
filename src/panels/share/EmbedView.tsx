import { useState } from 'react'
import { spoken } from '../../messages/spoken'
import { type Choices, optionsOf, startOf } from './choices'
import { EmbedFields } from './EmbedFields'
import styles from './EmbedView.module.css'
import { fileName } from './file-name'
import { MarkdownPreview } from './MarkdownPreview'
import { PlayerPreview } from './PlayerPreview'
import { Snippet } from './Snippet'
import type { Shared } from './shared'
import { type Kind, type Shown, snippet } from './snippets'
import { useWords } from './useWords'

/** Links and embeds: what they are to show, what they give, and the text to paste. */
export function EmbedView({ kind, shared }: { kind: Kind; shared: Shared }) {
  const { timeline, place, words, formats } = shared
  const [choices, setChoices] = useState<Choices>(() => ({
    here: place.step > 0,
    from: 0,
    to: place.steps,
    controls: 'full',
    theme: 'auto',
    lang: 'auto',
    height: 'auto',
  }))
  const t = useWords(choices.lang)
  const isPlayer = kind === 'iframe' || kind === 'element' || kind === 'react'
  const told = isPlayer ? choices : { ...choices, controls: 'full' as const }
  const options = optionsOf(shared.about, told, place)
  const step = startOf(choices, place) ?? choices.from
  // A picture of the beginning would show two closed ends: without a step it is of all that happens.
  const pictured = choices.here ? step : undefined
  const name = spoken(t, timeline.title)
  const titled =
    pictured === undefined ? name : t.export_titled({ title: name, step: pictured, steps: place.steps })
  const file = fileName(timeline, shared.own !== undefined, 'svg', pictured)
  const svg = formats.find((format) => format.id === 'svg')
  const shown: Shown = {
    page: shared.page,
    options,
    own: shared.own,
    title: kind === 'markdown' ? titled : name,
    height: isPlayer && choices.height !== 'auto' ? choices.height : undefined,
    picture: file,
  }

  const picture = { timeline, step: pictured, t, theme: choices.theme }
  return (
    <div className={styles.view}>
      <p className={styles.about}>{words[`share_about_${kind}`]()}</p>
      <div className={styles.result}>
        <section className={styles.preview} aria-label={words.share_preview()}>
          {kind === 'markdown' && svg?.isText ? (
            <MarkdownPreview
              format={svg}
              order={picture}
              file={file}
              words={words}
              onStatus={shared.onStatus}
            />
          ) : (
            <PlayerPreview timeline={timeline} options={options} height={shown.height} t={t} />
          )}
        </section>
        <Snippet text={snippet(kind, shown)} words={words} onStatus={shared.onStatus} />
      </div>
      <EmbedFields kind={kind} choices={choices} onChange={setChoices} place={place} words={words} />
    </div>
  )
}
