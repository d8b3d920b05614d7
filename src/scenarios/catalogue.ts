import type { Script } from '../simulation/script'
import type { Words } from '../timeline/timeline'

/** Order of the groups, and of the scenarios in each; a new scenario is a file in library/ and its id here. */
const GROUPS = {
  overview: ['connection-lifecycle', 'watched-with-ss'],
  open: [
    'three-way-handshake',
    'simultaneous-open',
    'connection-refused',
    'syn-timeout',
    'lost-syn',
    'lost-syn-ack',
    'lost-handshake-ack',
    'close-in-syn-sent',
    'close-in-syn-received',
    'old-duplicate-syn',
    'half-open-discovery',
    'half-open-reset',
    'old-duplicate-syn-passive',
    'send-from-listen',
    'self-connect',
    'accept-queue-full',
  ],
  transfer: [
    'data-transfer',
    'lost-data',
    'fast-retransmit',
    'reordering',
    'duplicate-segment',
    'zero-window',
    'keepalive',
  ],
  close: [
    'four-way-close',
    'server-closes-first',
    'three-segment-close',
    'simultaneous-close',
    'half-close',
    'lost-fin',
    'lost-fin-ack',
    'lost-last-ack',
    'close-wait-leak',
    'fin-wait-2-timeout',
    'time-wait-reuse',
    'address-in-use',
  ],
  abort: [
    'abort',
    'close-with-unread-data',
    'data-after-close',
    'crash-and-reboot',
    'blind-reset',
    'time-wait-assassination',
  ],
} as const satisfies Record<string, readonly string[]>

export type Group = keyof typeof GROUPS

/** What a list of scenarios shows. */
interface About {
  readonly title: Words
}

export interface CatalogueEntry extends About {
  readonly id: string
  readonly group: Group
  /** Fetches the scenario itself. */
  load(): Promise<Script>
}

// Each file, parsed when the project is built (build/plugins/scenarios.mjs).
const abouts = import.meta.glob<About>('./library/*.tcp', { query: '?about', import: 'about', eager: true })
const scripts = import.meta.glob<Script>('./library/*.tcp', { import: 'script' })

function entry(group: Group, id: string): CatalogueEntry {
  const file = `./library/${id}.tcp`
  const about = abouts[file]
  const load = scripts[file]
  if (!about || !load) throw new Error(`There is no library/${id}.tcp.`)
  return { id, group, ...about, load }
}

/** The built-in scenarios, in the order in which they are offered; each is fetched when it is wanted. */
export const catalogue: readonly CatalogueEntry[] = Object.entries(GROUPS).flatMap(([group, ids]) =>
  ids.map((id) => entry(group as Group, id)),
)
