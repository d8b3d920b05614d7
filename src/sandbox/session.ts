import type { Act } from './act'

/** What has made a text of the one before it. */
export type Change =
  | { readonly kind: 'act'; readonly act: Act; readonly time: number }
  | { readonly kind: 'written' }

/** A text, and the one that it came from. */
export interface Leaf {
  /** Place of the text before it among all; null for the first. */
  readonly before: number | null
  readonly text: string
  /** The step at which one stood when it was made. */
  readonly step: number
  /** null for the first. */
  readonly change: Change | null
}

/** All texts of a session: a tree, in the order in which they were made. Values that never change. */
export interface Session {
  readonly leaves: readonly Leaf[]
  /** The one that is shown. */
  readonly current: number
  /** What Redo comes to: the texts that Undo has left, the nearest first. */
  readonly undone: readonly number[]
}

/** Texts that a session keeps at most; nobody makes as many by hand. */
const MOST_LEAVES = 1000

export const begin = (text: string, step: number): Session => ({
  leaves: [{ before: null, text, step, change: null }],
  current: 0,
  undone: [],
})

/** A change of what is shown. The same text again is none; where there is no more room for another, nothing happens. */
export function add(session: Session, text: string, step: number, change: Change): Session {
  const { leaves, current } = session
  if (leaves[current]?.text === text || leaves.length >= MOST_LEAVES) return session
  const known = leaves.findIndex((leaf) => leaf.before === current && leaf.text === text)
  if (known >= 0) return { ...session, current: known, undone: [] }
  return {
    leaves: [...leaves, { before: current, text, step, change }],
    current: leaves.length,
    undone: [],
  }
}

/** The text before; the session itself where there is none. */
export function undo(session: Session): Session {
  const { leaves, current, undone } = session
  const before = leaves[current]?.before ?? null
  return before === null ? session : { leaves, current: before, undone: [current, ...undone] }
}

/** What was undone last; the session itself where nothing was. */
export function redo(session: Session): Session {
  const { leaves, undone } = session
  const [next, ...rest] = undone
  return next === undefined ? session : { leaves, current: next, undone: rest }
}

/** Another text of the session. */
export const choose = (session: Session, leaf: number): Session =>
  session.leaves[leaf] ? { ...session, current: leaf, undone: [] } : session

/** From the first text to one of them, both included. */
export function wayTo(leaves: readonly Leaf[], leaf: number): readonly number[] {
  const way: number[] = []
  for (let at: number | null = leaf; at !== null; at = leaves[at]?.before ?? null) way.unshift(at)
  return way
}

/** A text from which nothing was made, and what tells it from the others. */
export interface Branch {
  /** The last text of it. */
  readonly end: number
  /** The text that was made from the same one as another branch's; the first text where there is no other. */
  readonly fork: number
  /** How many texts before the fork it has in common with what stands above it. */
  readonly depth: number
  /** The text that is shown is one of it. */
  readonly shown: boolean
}

/**
 * The branches of a session in the order in which they were begun: each goes on to its end along what was made first,
 * and what was made later from the same text is a branch of its own.
 */
export function branchesOf({ leaves, current }: Session): readonly Branch[] {
  const after = new Map<number, number[]>()
  for (const [place, { before }] of leaves.entries()) {
    if (before !== null) after.set(before, [...(after.get(before) ?? []), place])
  }
  const branches: Branch[] = []
  const shown = new Set<number>()
  const follow = (fork: number, depth: number) => {
    const own: number[] = [fork]
    for (let next = after.get(fork)?.[0]; next !== undefined; next = after.get(next)?.[0]) own.push(next)
    const end = own.at(-1) as number
    branches.push({ end, fork, depth, shown: own.includes(current) && !shown.has(current) })
    if (own.includes(current)) shown.add(current)
    for (const [i, place] of own.entries()) {
      for (const other of (after.get(place) ?? []).slice(1)) follow(other, depth + i + 1)
    }
  }
  follow(0, 0)
  return branches
}
