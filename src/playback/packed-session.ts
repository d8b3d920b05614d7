import type { Act } from '../sandbox/act'
import type { Session } from '../sandbox/session'
import { CALLS } from '../scenarios/language'
import { FLAGS } from '../tcp/wire/segment'
import { SIDES } from '../timeline/read'
import { packScript } from './pack-script'
import { unpackScript } from './packed-script'

/** As it stands in the fragment of an address: of each text where it came from and what made it. */
interface Written {
  readonly id: string
  readonly leaves: Session['leaves']
  readonly current: number
}

/** A session as the fragment of an address carries it: base64url of deflate-raw of its JSON. */
export const packSession = (id: string, { leaves, current }: Session): Promise<string> =>
  packScript(JSON.stringify({ id, leaves, current } satisfies Written))

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const ACTS: Readonly<Record<Act['kind'], (act: Record<string, unknown>) => boolean>> = {
  call: ({ side, call }) => isSide(side) && CALLS.some((known) => known === call),
  forge: ({ to, flags }) => isSide(to) && Array.isArray(flags) && flags.every((flag) => FLAGS.includes(flag)),
  lose: ({ segment }) => Number.isInteger(segment),
  duplicate: ({ segment }) => Number.isInteger(segment),
  delay: ({ segment }) => Number.isInteger(segment),
  outage: ({ side }) => side === 'both' || isSide(side),
}

const isSide = (value: unknown): boolean => SIDES.some((side) => side === value)

/** What was done, as far as it is told: the text alone says what it does. */
function isAct({ act, time }: Record<string, unknown>): boolean {
  if (!isObject(act) || typeof act.kind !== 'string' || typeof time !== 'number') return false
  return Object.hasOwn(ACTS, act.kind) && ACTS[act.kind as Act['kind']](act)
}

/** A text of a session, as far as what it is made of can be told apart from what it is not. */
function isLeaf(value: unknown, place: number): value is Session['leaves'][number] {
  if (!isObject(value)) return false
  const { before, text, step, change } = value
  const isBefore =
    before === null ? place === 0 : Number.isInteger(before) && Number(before) >= 0 && Number(before) < place
  const isChange = change === null || (isObject(change) && (change.kind === 'written' || isAct(change)))
  return isBefore && typeof text === 'string' && Number.isInteger(step) && isChange
}

/** Unpacks what an address says; null for what is no session. Never throws. */
export async function unpackSession(
  packed: string,
): Promise<{ readonly id: string; readonly session: Session } | null> {
  const unpacked = await unpackScript(packed)
  if (!unpacked.ok) return null
  try {
    const value: unknown = JSON.parse(unpacked.text)
    if (!isObject(value)) return null
    const { id, leaves, current } = value
    if (typeof id !== 'string' || !Array.isArray(leaves) || leaves.length === 0 || !leaves.every(isLeaf))
      return null
    const isThere = Number.isInteger(current) && leaves[Number(current)] !== undefined
    return isThere ? { id, session: { leaves, current: Number(current), undone: [] } } : null
  } catch {
    return null
  }
}
