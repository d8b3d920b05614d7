import { SETTING_NAMES } from '../simulation/settings'
import type { Hint } from './errors'
import { CALLS } from './language'
import { nearest } from './suggest'

/*
 * People come with the words of system calls, sysctls and other tools. A word that is known is answered by what it is
 * here, or by why there is nothing of the kind; only a word that nobody knows is taken for a slip of the pen.
 */

const READS = 'the application reads at once unless it is told no-read; receive takes what has arrived'

const VERBS: Readonly<Record<string, Hint>> = {
  open: 'connect',
  disconnect: 'close',
  write: 'send',
  read: 'receive',
  recv: 'receive',
  'do-read': { why: READS },
  're-read': { why: READS },
  resume: { why: READS },
  'stop-reading': 'no-read',
  reset: 'abort',
  rst: 'abort',
  linger: 'abort',
  so_linger: 'abort',
  fin: 'close',
  kill: { why: 'a process that is killed closes: close; a host that fails: crash' },
  exit: 'close',
  restart: 'reboot',
  bind: { why: 'the address is port= in a line of the header' },
  socket: { why: 'every side has one; it begins with listen or connect' },
  sleep: { why: 'time passes with “wait” on a line of its own, such as wait 1s' },
  wait: { why: '“wait” stands on a line of its own, without a side, such as wait 1s' },
  drop: { why: 'what the network loses is a line of its own, such as lose client SYN' },
  lose: { why: 'what the network loses is a line of its own, such as lose client SYN' },
  unlisten: { why: 'a listener is closed by close' },
}

const KEEP_ALIVE = 'keepalive=7200s/75s/9'
const BACKLOG: Hint = {
  why: 'no backlog is counted here; the verb fill-queue fills the accept queue',
}
const BUFFER: Hint = {
  why: 'the receive buffer is window= in a line of the header, such as server window=1000',
}
const NOT_MODELLED: Hint = { why: 'Linux has it, and nothing here depends on it' }

/** Names in small letters, without the path that sysctl(8) gives them. */
const SETTINGS: Readonly<Record<string, Hint>> = {
  tcp_tw_recycle: { why: 'Linux removed it in 4.12, and tcp_tw_reuse is not the same' },
  tcp_keepalive_time: KEEP_ALIVE,
  tcp_keepalive_intvl: KEEP_ALIVE,
  tcp_keepalive_probes: KEEP_ALIVE,
  tcp_keepidle: KEEP_ALIVE,
  tcp_keepintvl: KEEP_ALIVE,
  tcp_keepcnt: KEEP_ALIVE,
  so_keepalive: KEEP_ALIVE,
  so_linger: { why: 'SO_LINGER of 0 and close() are the verb abort' },
  so_reuseaddr: 'reuseAddress',
  so_rcvbuf: BUFFER,
  tcp_rmem: BUFFER,
  rmem_max: BUFFER,
  somaxconn: BACKLOG,
  backlog: BACKLOG,
  tcp_user_timeout: 'userTimeout',
  tcp_defer_accept: 'deferAccept',
  tcp_delack_min: 'delayedAck',
  tcp_maxseg: { why: 'the MSS is mss= in a line of the header, such as client mss=536' },
  ...Object.fromEntries(
    [
      ...[
        'tcp_abc',
        'tcp_adv_win_scale',
        'tcp_app_win',
        'tcp_autocorking',
        'tcp_base_mss',
        'tcp_congestion_control',
      ],
      ...[
        'tcp_challenge_ack_limit',
        'tcp_dsack',
        'tcp_ecn',
        'tcp_fack',
        'tcp_fastopen',
        'tcp_frto',
        'tcp_low_latency',
      ],
      ...[
        'tcp_invalid_ratelimit',
        'tcp_max_orphans',
        'tcp_max_reordering',
        'tcp_max_tw_buckets',
        'tcp_mem',
        'tcp_wmem',
      ],
      ...[
        'tcp_min_rtt_wlen',
        'tcp_moderate_rcvbuf',
        'tcp_mtu_probing',
        'tcp_no_metrics_save',
        'tcp_notsent_lowat',
      ],
      ...[
        'tcp_reordering',
        'tcp_retries1',
        'tcp_rto_max_ms',
        'tcp_shrink_window',
        'tcp_slow_start_after_idle',
      ],
      ...[
        'tcp_stdurg',
        'tcp_thin_linear_timeouts',
        'tcp_tw_reuse_delay',
        'so_reuseport',
        'so_sndbuf',
        'tcp_quickack',
      ],
    ].map((name) => [name, NOT_MODELLED]),
  ),
}

const KEYWORDS: Readonly<Record<string, Hint>> = {
  drop: 'lose',
  loss: 'lose',
  sleep: 'wait',
  pause: 'wait',
  dup: 'duplicate',
  swap: 'reorder',
  forge: 'inject to',
  unreachable: 'icmp to',
  reject: { why: 'an ICMP error is a step, such as icmp to client port-unreachable' },
  comment: 'note',
  sysctl: 'set',
}

const known = (words: Readonly<Record<string, Hint>>, word: string): Hint | undefined =>
  Object.hasOwn(words, word) ? words[word] : undefined

/** shutdown() as a system call has three ways; only one of them is CLOSE in the RFC's sense. */
function shutdownMeant(written: string): Hint | undefined {
  const how = /^shutdown\W*(?:shut_)?(rd|wr|rdwr|0|1|2)\)?$/.exec(written)?.[1]
  if (how === undefined) return undefined
  if (how === 'wr' || how === '1') return 'shutdown'
  return how === 'rd' || how === '0' ? 'shutdown rd' : 'shutdown rdwr'
}

/** What is meant where a verb should stand. */
export function verbMeant(written: string): Hint | undefined {
  const word = written.normalize('NFKC').toLowerCase()
  const bare = word.split('(', 1)[0] ?? ''
  return shutdownMeant(word) ?? known(VERBS, bare) ?? nearest(bare, CALLS)
}

/** What is meant where the name of a setting should stand. */
export function settingMeant(written: string): Hint | undefined {
  const bare = written.replace(/^(net[./])?((ipv4|core)[./])?/i, '')
  return known(SETTINGS, bare.toLowerCase()) ?? nearest(bare, SETTING_NAMES)
}

/** What is meant where a line begins; null: nothing that is known. */
export function keywordMeant(written: string, keywords: readonly string[]): Hint | undefined {
  const word = written.toLowerCase()
  const verb = CALLS.find((call) => call === word)
  return verb ? `client: ${verb}` : (known(KEYWORDS, word) ?? nearest(word, keywords))
}
