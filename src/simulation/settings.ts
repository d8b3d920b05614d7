import type { Config } from '../tcp/tcb/policy'
import type { Setting } from './script'

type Apply = (config: Config, setting: Setting) => Config

const SECOND = 1_000_000

const policy =
  <K extends keyof Config['policy']>(name: K): Apply =>
  (config, { value }) => ({ ...config, policy: { ...config.policy, [name]: value as Config['policy'][K] } })

const number =
  (name: 'synRetries' | 'synAckRetries' | 'retries' | 'synLinear' | 'userTimeout'): Apply =>
  (config, { numbers: [n = 0] }) => ({ ...config, [name]: n })

/** How many timeouts of a SYN,ACK there are until this time is over: secs_to_retrans(). Microseconds. */
function timeoutsWithin(time: number): number {
  let count = 0
  let over = 0
  while (over < time) {
    over += Math.min(2 ** count, 120) * SECOND
    count++
  }
  return count
}

/**
 * What `set SIDE NAME=VALUE` does to an endpoint: sysctls under Linux's names (Documentation/networking/
 * ip-sysctl.rst), the policies of `endpoint()`, and socket options.
 */
const SETTINGS: Readonly<Record<string, Apply>> = {
  tcp_syn_retries: number('synRetries'),
  tcp_syn_linear_timeouts: number('synLinear'),
  tcp_synack_retries: number('synAckRetries'),
  tcp_retries2: number('retries'),
  tcp_window_scaling: (config, { value }) => ({
    ...config,
    windowScaling: value === '0' ? 'never' : 'always',
  }),
  tcp_timestamps: (config, { value }) => ({ ...config, timestamps: value !== '0' }),
  tcp_orphan_retries: (config, { numbers: [n = 0] }) => ({ ...config, orphanRetries: n === 0 ? 8 : n }),
  tcp_abort_on_overflow: (config, { value }) => ({
    ...config,
    policy: { ...config.policy, acceptOverflow: value === '1' ? 'reset' : 'ignore' },
  }),
  tcp_syncookies: (config, { value }) => ({ ...config, synCookies: value === '2' }),
  // Values below 3 are of a time before loss probes; without SACK nothing would tell what a probe has found.
  tcp_early_retrans: (config, { numbers: [n = 0] }) => ({ ...config, lossProbe: config.lossProbe && n >= 3 }),
  tcp_sack: (config, { value }) => ({ ...config, sack: value === '1' }),
  // TCP_RACK_LOSS_DETECTION
  tcp_recovery: (config, { numbers: [n = 0] }) => ({ ...config, rack: n % 2 === 1 ? config.rack : null }),
  deferAccept: (config, { numbers: [n = 0] }) => ({ ...config, deferAccept: timeoutsWithin(n) }),
  tcp_fin_timeout: (config, { numbers: [n = 0] }) => ({ ...config, finWait2: n * SECOND }),
  tcp_rfc1337: (config, { value }) => ({
    ...config,
    policy: { ...config.policy, timeWaitRst: value === '1' ? 'ignore' : 'close' },
  }),
  tcp_rto_min_us: (config, { numbers: [n = 0] }) => ({ ...config, rto: { ...config.rto, floor: n } }),
  rst: policy('rst'),
  syn: policy('syn'),
  synFin: policy('synFin'),
  timeWaitRst: policy('timeWaitRst'),
  timeWaitSyn: policy('timeWaitSyn'),
  reuseAddress: (config, { value }) => ({
    ...config,
    policy: { ...config.policy, reuseAddress: value === '1' },
  }),
  delayedAck: (config, { numbers: [n = 0] }) => ({ ...config, delayedAck: n, quickAck: false }),
  userTimeout: number('userTimeout'),
  keepalive: (config, { numbers: [idle = 0, interval = 0, probes = 0] }) => ({
    ...config,
    keepalive: { idle, interval, probes },
  }),
}

export const applySetting = (config: Config, setting: Setting): Config =>
  SETTINGS[setting.name]?.(config, setting) ?? config
