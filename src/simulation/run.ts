import type { Config } from '../tcp/tcb/policy'
import { PROFILES } from '../tcp/tcb/profiles'
import type { Profile, Side, Timeline } from '../timeline/timeline'
import type { RunError } from './error'
import type { Script } from './script'
import { applySetting } from './settings'
import { Simulation } from './simulation'

export type RunResult =
  | { readonly ok: true; readonly timeline: Timeline }
  | { readonly ok: false; readonly error: RunError }

/** What a side of a script is made with, under a profile. */
function configOf(script: Script, side: Side, profile: Profile): Config {
  const { isn, mss, window } = script.hosts[side]
  const config: Config = { ...PROFILES[profile], iss: isn, mss, window }
  return script.settings
    .filter((setting) => setting.side === side)
    .reduce((c, setting) => applySetting(c, setting), config)
}

/**
 * Plays a script: (script, profile) → Timeline, the same every time. Nothing here reads a clock or
 * rolls dice. `profile` overrides the script's own; both absent: rfc9293.
 *
 * Fails, with the place in the script, where a step can never be issued, and where a run would not end
 * within its bound of events.
 */
export function run(script: Script, profile: Profile = script.profile ?? 'rfc9293'): RunResult {
  const simulation = new Simulation(script, {
    client: configOf(script, 'client', profile),
    server: configOf(script, 'server', profile),
  })
  const error = simulation.play()
  if (error) return { ok: false, error }
  const { segments, moments, timers, phases, point } = simulation.recorder
  return {
    ok: true,
    timeline: {
      version: 1,
      scenario: script.id,
      title: script.title,
      intro: script.intro,
      ...(script.questions.length > 0 && { questions: script.questions }),
      ...(script.answer && { answer: script.answer }),
      // A point behind all that happens is none.
      ...(point !== undefined && point < moments.length && { point }),
      profile,
      addresses: {
        client: `10.0.0.1:${script.hosts.client.port}`,
        server: `10.0.0.2:${script.hosts.server.port}`,
      },
      segments,
      moments,
      timers,
      phases,
    },
  }
}
