import { type DrivenEndpoint, endpoint, type Reaction } from '../endpoint/endpoint'
import { FLAGS, type Flag, flagsText, type Segment } from '../wire/segment'
import { add } from '../wire/sequence'

/** An exchange with one endpoint, as vectors.json has it: what happens to it, and what it must do. */
export interface Vector {
  readonly id: string
  readonly policy: Readonly<Record<string, number>>
  readonly tolerance_us: number
  readonly steps: readonly VectorStep[]
}

export interface VectorSegment {
  readonly ctl: readonly Flag[]
  readonly seq: number
  readonly len: number
  readonly ack: number | null
  readonly win: number | null
}

export interface VectorStep {
  /** Seconds since the beginning of the script. */
  readonly t: number
  readonly fd?: number
  readonly call?: string
  readonly new_fd?: string
  readonly peek?: boolean
  readonly expect?: { readonly ret: string; readonly errno: string | null }
  readonly rx?: VectorSegment
  readonly tx?: VectorSegment
  /** SO_RCVBUF of the endpoint from here on. */
  readonly rcv_wnd?: number
  readonly sysctl?: Readonly<Record<string, number>>
  /** What is pending on the socket (SO_ERROR), null for nothing. */
  readonly expect_error?: string | null
  readonly expect_state?: string
  readonly expect_state_count?: Readonly<Record<string, number>>
  readonly harness?: string
}

/** What a user is told, and the errno by which sockets tell it. */
const ERRNO: Readonly<Record<string, string>> = {
  'connection reset': 'ECONNRESET',
  'error: connection reset': 'ECONNREFUSED',
  'connection refused': 'ECONNREFUSED',
}

const NARROW = 65_535

/** Drives one endpoint through a vector, with every number of the endpoint's own shifted by `iss`. */
export class VectorRun {
  private readonly e: DrivenEndpoint
  private readonly sent: Segment[] = []
  private readonly origin: 'active' | 'passive'
  private now = 0
  /** The socket that is the connection; the listening one is another after accept(). */
  private connection: number | undefined
  private buffer = NARROW
  private unread = 0
  private ended = false
  private error: string | null = null

  constructor(
    private readonly vector: Vector,
    private readonly iss: number,
  ) {
    const { insecure_rst, insecure_syn, drop_synfin, delacktime = 40 } = vector.policy
    this.e = endpoint({
      iss,
      delayedAck: delacktime / 1000,
      policy: {
        rst: insecure_rst ? 'rfc793' : 'rfc5961',
        syn: insecure_syn ? 'rfc793' : 'rfc5961',
        synFin: drop_synfin ? 'drop' : 'accept',
      },
    })
    const open = vector.steps.find((step) => step.call?.startsWith('OPEN'))
    this.origin = open?.call === 'OPEN passive' ? 'passive' : 'active'
  }

  /** Every difference between what the vector expects and what the endpoint does, with its step. */
  play(): string[] {
    return this.vector.steps.flatMap((step, i) => {
      this.pass(step.t)
      const difference = this.step(step)
      return difference === null ? [] : [`step ${i}: ${difference}`]
    })
  }

  private pass(until: number): void {
    if (until > this.now) this.take(this.e.advance(until - this.now))
    this.now = Math.max(this.now, until)
  }

  private take(reaction: Reaction): Reaction {
    this.sent.push(...reaction.sent)
    this.unread += reaction.delivered
    this.ended ||= reaction.signals.includes('connection closing')
    // SO_ERROR tells who asks why the connection went; the RFC tells nobody unasked once both sides have closed.
    if (reaction.verdict?.rule === 'rst' && reaction.state === 'CLOSED') this.error = 'ECONNRESET'
    for (const signal of reaction.signals) this.error = ERRNO[signal] ?? this.error
    return reaction
  }

  private step(step: VectorStep): string | null {
    if (step.rcv_wnd !== undefined) this.buffer = step.rcv_wnd
    if (step.call !== undefined) return this.call(step.call, step)
    if (step.rx) return this.arrive(step.rx)
    if (step.tx) return this.expectSent(step.tx)
    if (step.expect_error !== undefined) return this.expectError(step.expect_error)
    const { state } = this.e
    const expected =
      step.expect_state ??
      Object.entries(step.expect_state_count ?? {}).find(([, count]) => count === 1)?.[0] ??
      state
    const absent = Object.entries(step.expect_state_count ?? {}).find(([, count]) => count === 0)?.[0]
    if (expected !== state || absent === state) return `in ${state}, not as ${JSON.stringify(step)} has it`
    return null
  }

  private call(call: string, step: VectorStep): string | null {
    switch (call) {
      case 'OPEN passive':
      case 'OPEN active':
        this.connection = step.fd
        this.take(this.e.call('open', { mode: this.origin }))
        return null
      case 'accept':
        this.connection = Number(step.new_fd)
        return this.e.state === 'LISTEN' || this.e.state === 'SYN-RECEIVED' ? 'nothing to accept' : null
      case 'RECEIVE':
        return this.receive(step)
      default:
        return this.close(step)
    }
  }

  private close({ fd }: VectorStep): string | null {
    // The listening socket, after accept(): not this connection's business.
    if (fd !== this.connection) return null
    // A handshake that nobody will accept any more.
    const orphan = this.origin === 'passive' && this.e.state === 'SYN-RECEIVED'
    this.take(this.e.call(orphan ? 'abort' : 'close'))
    return null
  }

  private receive({ expect, peek }: VectorStep): string | null {
    const got = this.unread > 0 ? String(this.unread) : this.ended ? '0' : '-1'
    if (!peek && this.unread > 0) {
      const { result } = this.take(this.e.call('receive', { length: this.unread }))
      this.unread = 0
      const octets = typeof result === 'object' && result && 'octets' in result ? result.octets : null
      if (String(octets) !== got) return `RECEIVE answers ${result}`
    }
    return expect?.ret === got ? null : `RECEIVE finds ${got}, expected ${expect?.ret}`
  }

  private expectError(errno: string | null): string | null {
    const { error } = this
    this.error = null
    return error === errno ? null : `the user has been told ${error}, expected ${errno}`
  }

  private arrive(segment: VectorSegment): string | null {
    const narrow =
      this.e.state === 'TIME-WAIT' || (this.e.state === 'SYN-RECEIVED' && this.origin === 'passive')
    const window = narrow ? Math.min(this.buffer, NARROW) : this.buffer
    if (this.e.tcb['RCV.WND'] !== window) this.e.set({ window })
    this.take(
      this.e.receive({
        flags: segment.ctl,
        seq: segment.seq,
        ack: segment.ack === null ? null : add(segment.ack, this.iss),
        length: segment.len,
        window: segment.win ?? NARROW,
      }),
    )
    return null
  }

  private expectSent(expected: VectorSegment): string | null {
    const want = this.text(expected)
    if (this.sent.length === 0) this.pass(this.now + this.vector.tolerance_us / 1e6)
    const sent = this.sent.shift()
    const got = sent ? text(sent.flags, sent.seq, sent.length, sent.ack) : 'nothing'
    return got === want ? null : `sends ${got}, expected ${want}`
  }

  private text({ ctl, seq, len, ack }: VectorSegment): string {
    // Numbers that stem from the endpoint itself; an RST for a segment without ACK has sequence number 0.
    const own = ctl.includes('RST') && ctl.includes('ACK') && seq === 0 ? seq : add(seq, this.iss)
    return text(ctl, own, len, ctl.includes('ACK') ? ack : null)
  }
}

const text = (ctl: readonly Flag[], seq: number, length: number, ack: number | null): string => {
  const flags = FLAGS.filter((flag) => flag !== 'PSH' && ctl.includes(flag))
  return `${flagsText(flags)} seq=${seq} len=${length}${ack === null ? '' : ` ack=${ack}`}`
}
