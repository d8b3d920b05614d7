/** The door to all that has no view: scenarios, their parser and their runs. Needs neither React nor a DOM. */
export { find, type ScenarioEntry, scenarios } from './scenarios/library'
export { parse } from './scenarios/parse'
export { run } from './simulation/run'
export type { Script } from './simulation/script'
export { decodeListing } from './sockets/decode'
export type { Finding, FindingKind } from './sockets/findings/finding'
export { judge } from './sockets/judge'
export type { Listing, Socket } from './sockets/listing'
export { readListing } from './sockets/read'
export type { CallArguments } from './tcp/endpoint/call-arguments'
export {
  type DrivenEndpoint,
  type EndpointOptions,
  endpoint,
  type Reaction,
  type SegmentInput,
} from './tcp/endpoint/endpoint'
export type { Policy } from './tcp/tcb/policy'
export type * from './timeline/timeline'
