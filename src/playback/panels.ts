/** A panel that an address or an attribute can ask for. */
interface PanelRow {
  readonly id: string
  /** In sight beside the others, or in the drawer below them, where one is shown at a time. */
  readonly place: 'figure' | 'drawer'
  /**
   * Pixels: in the figure, what a player likes to be high which shows nothing higher; in the drawer, what it adds to
   * that. box.css and place.css say the same.
   */
  readonly height: number
  /** What it shows cannot be told without the script of the run: a capture has none. */
  readonly needsScript?: true
}

/** Every panel, in the order in which they stand. What one of the drawer shows is a row of panels/drawer/registry.ts. */
export const PANEL_ROWS = [
  { id: 'sequence', place: 'figure', height: 560 },
  { id: 'states', place: 'figure', height: 640 },
  { id: 'narration', place: 'figure', height: 200 },
  { id: 'terminal', place: 'drawer', height: 280, needsScript: true },
  { id: 'inspector', place: 'drawer', height: 280 },
] as const satisfies readonly PanelRow[]

type Row = (typeof PANEL_ROWS)[number]

export type Panel = Row['id']
/** The tabs of the drawer: its panels, and all steps, which are in any. */
export type DrawerTab = Extract<Row, { readonly place: 'drawer' }>['id'] | 'steps'

/** All that may be asked for. */
export const PANELS: readonly Panel[] = PANEL_ROWS.map(({ id }) => id)

/** Those that are shown unless others are asked for. */
export const STANDARD_PANELS: readonly Panel[] = PANEL_ROWS.filter(({ place }) => place === 'figure').map(
  ({ id }) => id,
)

const rows: readonly PanelRow[] = PANEL_ROWS

/** The tabs of a drawer that may have these panels. */
export const tabsOf = (panels: readonly Panel[], hasScript: boolean): readonly DrawerTab[] => [
  ...(rows
    .filter(
      ({ id, place, needsScript }) =>
        place === 'drawer' && (hasScript || !needsScript) && panels.some((panel) => panel === id),
    )
    .map(({ id }) => id) as DrawerTab[]),
  'steps',
]
