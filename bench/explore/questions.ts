import type { Config, Policy } from '../../src/tcp/tcb/policy'
import { type Exploration, explore } from './explore'
import type { NamedCall } from './moves'
import type { Budget } from './world'

/** What may happen, and how far to follow it. */
export interface Question {
  readonly name: string
  /** Calls that come first, each once the one before has settled; absent: the endpoints have not met. */
  readonly begin?: readonly NamedCall[]
  readonly budget: Budget
  /** Worlds to look at, at most. */
  readonly worlds: number
  /** What both ends are made with otherwise than their profile. */
  readonly config?: Partial<Omit<Config, 'policy'>>
  readonly policy?: Partial<Policy>
}

const SECOND = 1_000_000
const NOTHING = { losses: 0, duplicates: 0, retransmissions: 0, endings: 0 }
const OPEN = { 'open active': 1, 'open passive': 1 }
const OPEN_AND_CLOSE = { ...OPEN, close: 1 }

const CONNECTED: readonly NamedCall[] = ['server: open passive', 'client: open active']
/** The window of one octet is full, nobody reads; and the client has more to say. */
const FILLED: readonly NamedCall[] = [...CONNECTED, 'server: no read', 'client: send']
const STALLED: readonly NamedCall[] = [...FILLED, 'client: send']
const HALF_CLOSED: readonly NamedCall[] = [...CONNECTED, 'client: shutdown']
const CLOSED: readonly NamedCall[] = [...HALF_CLOSED, 'server: shutdown']

/** Who gives up, whatever the profile: R2, user timeout. */
const IMPATIENT: Partial<Config> = {
  synRetries: 1,
  synAckRetries: 1,
  retries: 1,
  orphanRetries: 1,
  userTimeout: 300 * SECOND,
}

/** From two endpoints that have not met. */
const OPENING: readonly Question[] = [
  {
    name: 'any order of calls, any order of arrival',
    budget: { ...NOTHING, calls: { ...OPEN_AND_CLOSE, abort: 1 } },
    worlds: 90_000,
  },
  {
    name: 'any segment twice',
    budget: { ...NOTHING, calls: OPEN_AND_CLOSE, duplicates: 1 },
    worlds: 110_000,
  },
  {
    name: 'any segment lost, and sent again',
    budget: { ...NOTHING, calls: OPEN_AND_CLOSE, losses: 1, retransmissions: 1 },
    worlds: 110_000,
  },
  {
    name: 'an octet each way',
    // As the RFC has it in either profile; the other questions ask Linux about its own way.
    policy: { activeFromListen: 'SYN' },
    budget: { ...NOTHING, calls: { ...OPEN_AND_CLOSE, send: 1 } },
    worlds: 110_000,
  },
  {
    name: 'everything',
    budget: {
      calls: { 'open active': 2, 'open passive': 1, send: 1, close: 1, abort: 1 },
      losses: 1,
      duplicates: 1,
      retransmissions: 2,
      endings: 1,
    },
    worlds: 90_000,
  },
  {
    name: 'a crash, and a new connection',
    budget: {
      ...NOTHING,
      calls: { 'open active': 2, 'open passive': 2, close: 1, crash: 1, reboot: 1 },
    },
    worlds: 50_000,
    policy: { syn: 'rfc793', timeWaitSyn: 'reopen', passiveOpen: 'connection' },
  },
  {
    name: 'a listener that keeps requests, closed or full',
    budget: {
      ...NOTHING,
      calls: { 'open active': 2, 'open passive': 1, 'fill queue': 1, close: 1, abort: 1 },
      endings: 1,
    },
    worlds: 60_000,
    config: IMPATIENT,
    policy: { passiveOpen: 'request', acceptOverflow: 'reset' },
  },
  {
    name: 'a listener that keeps nothing: SYN cookies',
    budget: { ...NOTHING, calls: { ...OPEN_AND_CLOSE, send: 1 }, duplicates: 1 },
    worlds: 60_000,
    config: { synCookies: true },
  },
  {
    name: 'an opening, and ICMP errors',
    budget: { ...NOTHING, calls: { ...OPEN, 'port unreachable': 1, 'host unreachable': 1 } },
    worlds: 40_000,
    policy: { close: 'full' },
  },
  {
    name: 'a request, and ICMP errors',
    budget: { ...NOTHING, calls: { ...OPEN, 'host unreachable': 1 } },
    worlds: 20_000,
    policy: { passiveOpen: 'request' },
  },
  {
    name: 'nobody answers the opening',
    budget: { ...NOTHING, calls: OPEN, retransmissions: 1, endings: 1 },
    worlds: 50_000,
    config: IMPATIENT,
  },
]

/** From a connection, so that all depth is spent on what becomes of it. */
const LIVING: readonly Question[] = [
  {
    name: 'a connection: any end',
    begin: CONNECTED,
    budget: { ...NOTHING, calls: { send: 1, shutdown: 1, close: 1, abort: 1, crash: 1 } },
    worlds: 55_000,
  },
  {
    name: 'a connection: any segment lost, and sent again until patience ends',
    begin: CONNECTED,
    budget: { calls: { send: 1, close: 1 }, losses: 1, duplicates: 0, retransmissions: 1, endings: 1 },
    worlds: 55_000,
    // A loss probe would take the place of the retransmission that patience counts from.
    config: { ...IMPATIENT, lossProbe: false },
  },
  {
    name: 'a connection: one end begins anew',
    begin: CONNECTED,
    budget: { ...NOTHING, calls: { shutdown: 1, abort: 1, 'open active': 1 } },
    worlds: 55_000,
    policy: { syn: 'rfc793' },
  },
  {
    name: 'a connection: data that nobody will read',
    begin: CONNECTED,
    budget: {
      ...NOTHING,
      calls: { 'no read': 1, 'shut reading': 1, send: 1, shutdown: 1, close: 1 },
      endings: 1,
    },
    worlds: 55_000,
    config: { finWait2: 60 * SECOND },
    policy: { close: 'full' },
  },
  {
    name: 'a window of one octet that is not read',
    begin: STALLED,
    budget: {
      ...NOTHING,
      calls: { 'no read': 1, send: 1, receive: 2, shutdown: 1 },
      losses: 1,
      retransmissions: 3,
    },
    worlds: 55_000,
    config: { window: 1 },
  },
  {
    name: 'a window of one octet that is not read, and keep-alive',
    begin: FILLED,
    budget: {
      ...NOTHING,
      calls: { send: 1, receive: 1, shutdown: 1 },
      losses: 1,
      retransmissions: 2,
      endings: 1,
    },
    worlds: 55_000,
    config: { window: 1, keepalive: { idle: 7200 * SECOND, interval: 75 * SECOND, probes: 1 } },
  },
  {
    name: 'TIME-WAIT, and whatever comes then',
    begin: CLOSED,
    budget: {
      ...NOTHING,
      calls: { ...OPEN_AND_CLOSE, abort: 1, crash: 1, reboot: 1 },
    },
    worlds: 55_000,
    config: { timestamps: true },
    policy: { syn: 'rfc793', timeWaitSyn: 'reopen', timeWaitOpen: 'timestamps' },
  },
  {
    name: 'a listener beside TIME-WAIT, and what comes twice',
    begin: HALF_CLOSED,
    budget: { ...NOTHING, calls: { shutdown: 1, 'open passive': 1 }, duplicates: 1 },
    worlds: 5_000,
    policy: { timeWaitSyn: 'reopen' },
  },
]

/**
 * All of it at once grows beyond any bound before a connection has lived and died; so each question lets
 * some things happen wherever they can, to the end where `worlds` allows.
 */
export const QUESTIONS: readonly Question[] = [...OPENING, ...LIVING]

/** The client's sequence numbers are about to wrap. */
const ISS = [[2 ** 32 - 2], [300]] as const

/** Asks one question about two endpoints of a profile. */
export function ask(profile: Config, question: Question, depth = Number.POSITIVE_INFINITY): Exploration {
  const { begin = [], config, policy, budget, worlds } = question
  const [client, server] = ISS.map(
    (iss): Config => ({ ...profile, ...config, iss, policy: { ...profile.policy, ...policy } }),
  ) as [Config, Config]
  return explore([client, server], begin, budget, { depth, worlds })
}
