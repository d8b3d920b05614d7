import { STATES, type State } from '../../tcp/tcb/state'
import { EDGES } from './edges'

/** What an endpoint has done to be where it is. */
export type Role = 'active_opener' | 'passive_opener' | 'active_closer' | 'passive_closer'

/** Who can be in a state. */
export interface Who {
  /** None: either end, whatever it has done. */
  readonly roles: readonly Role[]
  /** Also, or only, whoever does the same as its peer at the same time. */
  readonly crossing?: 'open' | 'close'
}

/** What makes an endpoint what it is: the calls, and a FIN that comes before its own. */
const BEGINS: Readonly<Record<string, Role>> = {
  'active OPEN': 'active_opener',
  'passive OPEN': 'passive_opener',
  SEND: 'active_opener',
  CLOSE: 'active_closer',
  'rcv FIN': 'passive_closer',
}

const isCloser = (role: Role | undefined) => role === 'active_closer' || role === 'passive_closer'

const drawn = EDGES.filter((edge) => edge.drawn)

/** The SYN or FIN that an endpoint has sent on its way into a state, and has no answer to yet. */
const asked = (state: State) =>
  ['SYN', 'FIN'].find((flag) =>
    drawn.some(({ to, action }) => to === state && action.split(/, |; /).includes(`snd ${flag}`)),
  )

interface Stand {
  readonly state: State
  readonly role?: Role
  /** Its own SYN or FIN has met the peer's on the way. */
  readonly crossed: boolean
}

function next({ state, role, crossed }: Stand): Stand[] {
  return drawn
    .filter(({ from, to }) => from === state && to !== 'CLOSED')
    .map(({ to, event }) => {
      if (to === 'ESTABLISHED') return { state: to, crossed: false }
      // Only who came from LISTEN goes back there (RFC 9293 §3.10.7.4).
      if (to === 'LISTEN') return { state: to, role: 'passive_opener', crossed: false }
      const begun = isCloser(role) ? undefined : BEGINS[event]
      const crosses = begun === undefined && event === `rcv ${asked(state)}`
      const kept = begun ?? role
      return { state: to, ...(kept && { role: kept }), crossed: begun ? false : crossed || crosses }
    })
}

/** Every way to stand in a state, found by following Figure 5 from CLOSED. */
function stands(): readonly Stand[] {
  const found = new Map<string, Stand>()
  const left: Stand[] = [{ state: 'CLOSED', crossed: false }]
  for (let stand = left.pop(); stand; stand = left.pop()) {
    const key = JSON.stringify(stand)
    if (found.has(key)) continue
    found.set(key, stand)
    left.push(...next(stand))
  }
  return [...found.values()]
}

function whoIn(state: State, all: readonly Stand[]): Who {
  const here = all.filter((stand) => stand.state === state)
  const roles = new Set(here.flatMap(({ role, crossed }) => (role && !crossed ? [role] : [])))
  const crossing = here.find(({ role, crossed }) => role && crossed && !roles.has(role))
  return {
    roles: [...roles],
    ...(crossing && { crossing: isCloser(crossing.role) ? ('close' as const) : ('open' as const) }),
  }
}

const found = stands()

/** Who can be in each state, read from the machine. */
export const WHO = Object.fromEntries(STATES.map((state) => [state, whoIn(state, found)])) as Readonly<
  Record<State, Who>
>

/** A part of a connection's life. */
export type Part = 'closed' | 'opening' | 'established' | 'active_close' | 'passive_close'

function partOf(state: State): Part {
  if (state === 'CLOSED') return 'closed'
  const roles = found.flatMap((stand) => (stand.state === state && stand.role ? [stand.role] : []))
  if (roles.includes('active_closer')) return 'active_close'
  if (roles.includes('passive_closer')) return 'passive_close'
  return roles.length > 0 ? 'opening' : 'established'
}

const ORDER: readonly Part[] = ['closed', 'opening', 'established', 'active_close', 'passive_close']

/** The states of each part, both in the order in which a connection comes to them. */
export const PARTS: readonly { readonly part: Part; readonly states: readonly State[] }[] = ORDER.map(
  (part) => ({ part, states: STATES.filter((state) => partOf(state) === part) }),
)
