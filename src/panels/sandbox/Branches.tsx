import { type KeyboardEvent, useId, useRef } from 'react'
import type { SandboxMessages } from '../../messages/messages'
import { branchesOf, type Session, wayTo } from '../../sandbox/session'
import styles from './Branches.module.css'

interface BranchesProps {
  readonly session: Session
  readonly words: SandboxMessages
  /** What made a text of the one before it. */
  nameOf(leaf: number): string
  onChoose(leaf: number): void
}

const MOVES: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowUp: (at) => Math.max(0, at - 1),
  ArrowDown: (at, count) => Math.min(count - 1, at + 1),
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** All that was tried: each way that one went, named by what was done otherwise than in the one that it left. */
export function Branches({ session, words: t, nameOf, onChoose }: BranchesProps) {
  const id = useId()
  const tree = useRef<HTMLDivElement>(null)
  const branches = branchesOf(session)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const items = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const next = items[MOVES[event.key]?.(at, items.length) ?? -1]
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      const branch = branches[at]
      if (branch) onChoose(branch.end)
    } else if (next) {
      event.preventDefault()
      next.focus()
    }
  }
  return (
    <section className={styles.branches} aria-labelledby={id}>
      <p className={styles.head}>
        <b id={id}>{t.branches()}</b> {branches.length}
      </p>
      <div role="tree" ref={tree} aria-labelledby={id} onKeyDown={onKeyDown}>
        {branches.map(({ end, fork, depth, shown }, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the tree.
          <div
            key={fork}
            role="treeitem"
            aria-level={place === 0 ? 1 : 2}
            aria-selected={shown}
            tabIndex={shown || (place === 0 && !branches.some((branch) => branch.shown)) ? 0 : -1}
            style={{ paddingInlineStart: 12 + Math.min(depth, 8) * 14 }}
            onClick={() => onChoose(end)}
          >
            <span className={styles.dots} aria-hidden="true">
              {wayTo(session.leaves, end)
                .slice(depth)
                .map((leaf) => (
                  <i key={leaf} data-current={leaf === session.current || undefined} />
                ))}
            </span>
            {nameOf(fork)}
          </div>
        ))}
      </div>
    </section>
  )
}
