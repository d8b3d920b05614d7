import { useLayoutEffect } from 'react'
import type { CardMessages } from '../../messages/messages'
import styles from './card.module.css'
import { anchorOf, NOTES } from './notes'
import { cardPlace } from './place'
import type { CardControl } from './useCard'

export interface CardProps {
  readonly control: CardControl
  readonly words: CardMessages
  readonly onChoose?: (scenarioId: string) => void
  /** Address of the reference of the states, where there is one to lead to. */
  readonly reference?: string | undefined
}

/** What there is to know about a state. It floats above everything and stays within the window. */
export function Card({ control, words: t, onChoose, reference }: CardProps) {
  const { open, card, close, hold, release } = control

  useLayoutEffect(() => {
    const element = card.current
    if (!open || !element) return
    element.showPopover()
    const place = cardPlace(
      open.node.getBoundingClientRect(),
      { width: element.offsetWidth, height: element.offsetHeight },
      { width: document.documentElement.clientWidth, height: window.innerHeight },
    )
    element.style.left = `${place.x}px`
    element.style.top = `${place.y}px`
    return () => element.hidePopover()
  }, [open, card])

  const note = open && NOTES[open.state]
  return (
    <div
      ref={card}
      popover="manual"
      role="dialog"
      aria-label={open ? t.card_about({ state: open.state }) : undefined}
      className={styles.card}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      {note && (
        <>
          <p className={styles.mnemonic}>{t[note.mnemonic]()}</p>
          <dl className={styles.facts}>
            <dt>{t.card_waits()}</dt>
            <dd>{t[note.waits]()}</dd>
            <dt>{t.card_who()}</dt>
            <dd>{t[note.who]()}</dd>
            <dt>{t.card_ss()}</dt>
            <dd>{note.ss ? <code>{note.ss}</code> : t.card_not_listed()}</dd>
            <dt>{t.card_netstat()}</dt>
            <dd>{note.netstat ? <code>{note.netstat}</code> : t.card_not_listed()}</dd>
          </dl>
          <p>{t[note.practice]()}</p>
          {(onChoose || reference) && (
            <p className={styles.ways}>
              {onChoose && (
                <button
                  type="button"
                  onClick={() => {
                    close()
                    onChoose(note.scenario)
                  }}
                >
                  {t.card_play()}
                </button>
              )}
              {reference && <a href={`${reference}#${anchorOf(open.state)}`}>{t.card_reference()}</a>}
            </p>
          )}
        </>
      )}
    </div>
  )
}
