import { type ToggleEvent, useId } from 'react'
import type { DifferenceMessages } from '../../messages/messages'
import { messageNamed } from '../../messages/named'
import styles from './Differences.module.css'
import type { Found } from './find'

interface Props {
  readonly found: Found
  readonly step: number
  readonly words: DifferenceMessages
}

const said = (words: DifferenceMessages, id: string, part: 'what' | 'why') =>
  messageNamed(words, `difference_${id}_${part}`)?.({}) ?? ''

/** Between the panel and the sentence that it is about, in CSS pixels. */
const GAP = 8

/** Above the sentence and flush with its end; nothing of the sentence is covered. */
function placeAbove({ newState, currentTarget: panel }: ToggleEvent<HTMLElement>): void {
  const sentence = panel.closest('section')?.getBoundingClientRect()
  if (newState !== 'open' || !sentence) return
  panel.style.insetBlockEnd = `${innerHeight - sentence.top + GAP}px`
  panel.style.insetInlineEnd = `${innerWidth - sentence.right + 2 * GAP}px`
}

/** Points out that Linux does otherwise at this step; who asks is told what, why, and what governs it. */
export function Differences({ found, step, words }: Props) {
  const panel = useId()
  const here = found.get(step)
  if (!here) return null
  return (
    <span className={styles.differences}>
      <button type="button" popoverTarget={panel}>
        {words.difference_here()}
      </button>
      <span id={panel} className={styles.panel} popover="auto" onBeforeToggle={placeAbove}>
        {here.map(({ id, setting }) => (
          <span key={id} className={styles.entry}>
            <strong>{said(words, id, 'what')}</strong> {said(words, id, 'why')} <code>{setting}</code>
          </span>
        ))}
      </span>
    </span>
  )
}
