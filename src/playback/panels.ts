/** A panel that an address or an attribute can ask for. */
interface PanelRow {
  readonly id: string
  /** Pixels that a player likes to be high which shows nothing higher: box.css and place.css say the same. */
  readonly height: number
}

/** Every panel, in the order in which they stand. */
export const PANEL_ROWS = [
  { id: 'sequence', height: 560 },
  { id: 'states', height: 640 },
  { id: 'narration', height: 200 },
] as const satisfies readonly PanelRow[]

export type Panel = (typeof PANEL_ROWS)[number]['id']

/** Those that are shown unless others are asked for, too. */
export const PANELS: readonly Panel[] = PANEL_ROWS.map(({ id }) => id)
