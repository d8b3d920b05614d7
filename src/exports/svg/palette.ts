import theme from '../../theme.css?raw'
import type { Styled } from './cascade'

/** `auto`: as whoever looks at the picture prefers. */
export type PictureTheme = 'light' | 'dark' | 'auto'

/**
 * Families that are there without being fetched. Those whose widths the labels are measured for stand first;
 * what a bare `system-ui` means differs too much from one system to another.
 */
const FAMILIES = {
  '--sans':
    '-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans","Noto Sans","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif',
  '--mono':
    'ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono","Noto Sans Mono CJK SC",monospace',
}

/** Name, light and dark value of each colour of the theme. */
const COLOURS = [...theme.matchAll(/(--[\w-]+):\s*light-dark\(([^,]+),\s*([^)]+)\)/g)]

/** The values of the theme's custom properties, by name. */
const VALUES = {
  light: new Map([
    ...Object.entries(FAMILIES),
    ...COLOURS.map(([, name = '', light = '']) => [name, light] as const),
  ]),
  dark: new Map([
    ...Object.entries(FAMILIES),
    ...COLOURS.map(([, name = '', , dark = '']) => [name, dark] as const),
  ]),
}
type Side = keyof typeof VALUES

const plain = (value: string, side: Side): string =>
  value.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const known = VALUES[side].get(name)
    if (known === undefined) throw new Error(`The theme has no ${name} for a picture.`)
    return known
  })

const isColour = (value: string) => plain(value, 'light') !== plain(value, 'dark')

/**
 * The classes of a drawing as a style sheet of plain values, for the element with this id. Each selector is one class
 * and no more: that is all that some programs understand.
 */
export function styleSheetOf({ classes }: Pick<Styled, 'classes'>, theme: PictureTheme, id: string): string {
  const rules = (side: Side, isMeant: (value: string) => boolean) =>
    [...classes]
      .map(([name, declarations]) => {
        const meant = declarations.filter(([, value]) => isMeant(value))
        const block = meant.map(([property, value]) => `${property}:${plain(value, side)}`).join(';')
        return block && `.${name}{${block}}`
      })
      .join('')
  const family = `#${id}{font-family:${FAMILIES['--sans']}}`
  const all = family + rules(theme === 'dark' ? 'dark' : 'light', () => true)
  return theme === 'auto' ? `${all}@media (prefers-color-scheme:dark){${rules('dark', isColour)}}` : all
}
