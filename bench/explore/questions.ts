import type { Config } from '../../src/tcp/config'
import { type Exploration, explore } from './explore'
import type { Budget } from './world'

/** What may happen, and how far to follow it. `policy` changes what both ends are made with. */
export interface Question {
  readonly name: string
  readonly budget: Budget
  readonly worlds: number
  readonly policy?: Partial<Config['policy']>
  readonly window?: number
}

const NOTHING = { losses: 0, duplicates: 0, retransmissions: 0, endings: 0 }
const OPEN_AND_CLOSE = { 'open active': 1, 'open passive': 1, close: 1 }

/**
 * All of it at once grows beyond any bound before a connection has lived and died; so each question lets
 * some things happen wherever they can, to the end where `worlds` allows.
 */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'any order of calls, any order of arrival',
    budget: { ...NOTHING, calls: { 'open active': 1, 'open passive': 1, close: 1, abort: 1 } },
    worlds: 150_000,
  },
  {
    name: 'any segment twice',
    budget: { ...NOTHING, calls: OPEN_AND_CLOSE, duplicates: 1 },
    worlds: 250_000,
  },
  {
    name: 'any segment lost, and sent again',
    budget: { ...NOTHING, calls: OPEN_AND_CLOSE, losses: 1, retransmissions: 1 },
    worlds: 250_000,
  },
  {
    name: 'an octet each way',
    budget: { ...NOTHING, calls: { ...OPEN_AND_CLOSE, send: 1 } },
    worlds: 250_000,
  },
  {
    name: 'an octet each way through a window of one that is not read',
    budget: {
      ...NOTHING,
      calls: { 'open active': 1, 'open passive': 1, 'no read': 1, send: 2, receive: 1, close: 1 },
      retransmissions: 1,
    },
    worlds: 100_000,
    window: 1,
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
    worlds: 150_000,
  },
  {
    name: 'a crash, and a new connection',
    budget: {
      ...NOTHING,
      calls: { 'open active': 2, 'open passive': 2, close: 1, crash: 1, reboot: 1 },
    },
    worlds: 100_000,
    policy: { syn: 'rfc793', timeWaitSyn: 'reopen' },
  },
]

/** The client's sequence numbers are about to wrap. */
const ISS = [[2 ** 32 - 2], [300]] as const

/** Asks one question about two endpoints of a profile. */
export function ask(profile: Config, question: Question, depth = Number.POSITIVE_INFINITY): Exploration {
  const { policy, window = profile.window, budget, worlds } = question
  const [client, server] = ISS.map(
    (iss): Config => ({ ...profile, iss, window, policy: { ...profile.policy, ...policy } }),
  ) as [Config, Config]
  return explore([client, server], budget, { depth, worlds })
}
