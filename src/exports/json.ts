import type { Cause, EndpointSnapshot, Moment, SegmentFlight, Timeline, TimerRun } from '../timeline/timeline'

/*
 * Every field in the order in which the public format shows it; what the format does not name comes after. What a
 * reader of the file finds by itself (the endpoint where a segment arrives, the step that starts a timer) and the
 * places in the scenario stay out.
 */
const segmentJson = (s: SegmentFlight) => ({
  id: s.id,
  from: s.from,
  flags: s.flags,
  seq: s.seq,
  ack: s.ack,
  length: s.length,
  window: s.window,
  options: s.options,
  kind: s.kind,
  sentAt: s.sentAt,
  arrivesAt: s.arrivesAt,
  fate: s.fate,
  verdict: s.verdict && {
    outcome: s.verdict.outcome,
    reason: s.verdict.reason,
    rfc: s.verdict.rfc,
    rule: s.verdict.rule,
  },
  to: s.to,
  lostAt: s.lostAt,
  presumed: s.presumed,
})

const endpointJson = (endpoint: EndpointSnapshot) => ({
  state: endpoint.state,
  'SND.UNA': endpoint['SND.UNA'],
  'SND.NXT': endpoint['SND.NXT'],
  'SND.WND': endpoint['SND.WND'],
  ISS: endpoint.ISS,
  'RCV.NXT': endpoint['RCV.NXT'],
  'RCV.WND': endpoint['RCV.WND'],
  IRS: endpoint.IRS,
  presumed: endpoint.presumed,
})

function causeJson(cause: Cause) {
  switch (cause.kind) {
    case 'segment':
      return { kind: cause.kind, id: cause.id }
    case 'timer':
      return { kind: cause.kind, endpoint: cause.endpoint, timer: cause.timer, presumed: cause.presumed }
    default:
      return cause
  }
}

const momentJson = (m: Moment) => ({
  time: m.time,
  cause: causeJson(m.cause),
  client: endpointJson(m.client),
  server: endpointJson(m.server),
  sent: m.sent,
  rfc: m.rfc,
  walks: m.walks,
  signals: m.signals,
  result: m.result,
  returns: m.returns,
  delivered: m.delivered,
  note: m.note,
  presumed: m.presumed,
})

const timerJson = ({ endpoint, timer, start, due, end, fired }: TimerRun) => ({
  endpoint,
  timer,
  start,
  due,
  end,
  fired,
})

interface RemarkJson {
  readonly line: number
  readonly text: string
}

/**
 * A run in the public Timeline format, version 1: times in seconds, sequence numbers modulo 2^32,
 * windows in octets; what there is to remark on it in words. The same run gives the same bytes; a line feed ends them.
 */
export function timelineJson(timeline: Timeline, remarks: readonly RemarkJson[] = []): string {
  const {
    version,
    scenario,
    profile,
    segments,
    moments,
    timers,
    phases,
    title,
    intro,
    questions,
    answer,
    point,
    addresses,
    captured,
  } = timeline
  const json = {
    version,
    ...(captured && { source: 'capture', ...captured }),
    scenario,
    profile,
    segments: segments.map(segmentJson),
    moments: moments.map(momentJson),
    timers: timers.map(timerJson),
    phases,
    title,
    intro,
    ...(questions && { questions }),
    ...(answer && { answer }),
    ...(point !== undefined && { point }),
    addresses,
    ...(remarks.length > 0 && { remarks: remarks.map(({ line, text }) => ({ line, text })) }),
  }
  return `${JSON.stringify(json, null, 2)}\n`
}
