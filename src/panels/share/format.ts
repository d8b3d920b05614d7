import type { Messages } from '../../messages/messages'
import type { Theme } from '../../playback/options'
import type { Timeline } from '../../timeline/timeline'

/** What is to be made into a file. */
export interface Order {
  readonly timeline: Timeline
  /** A picture of one step; absent: of the whole run. */
  readonly step?: number | undefined
  readonly t: Messages
  readonly theme: Theme
}

/** A way to take a run away. What it needs is fetched when it is asked for. */
export type Format = {
  readonly id: 'svg' | 'animated' | 'png' | 'mermaid' | 'plain' | 'pcap' | 'json'
  readonly extension: string
  /** Media type. */
  readonly type: string
  /** Whether it can show one step alone. */
  readonly ofStep: boolean
} & (
  | { readonly isText: true; make(order: Order): Promise<string> }
  | { readonly isText: false; make(order: Order): Promise<BlobPart> }
)
