import theme from '../../theme.css?raw'

/** `auto`: as whoever looks at the picture prefers. */
export type PictureTheme = 'light' | 'dark' | 'auto'

/**
 * Families that are there without being fetched. Those whose widths the labels are measured for stand first;
 * what a bare `system-ui` means differs too much from one system to another.
 */
const FAMILIES = {
  sans: '-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans","Noto Sans","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif',
  mono: 'ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono","Noto Sans Mono CJK SC",monospace',
}

/** Name, light and dark value of each colour of the theme. */
const COLOURS = [...theme.matchAll(/(--[\w-]+):\s*light-dark\(([^,]+),\s*([^)]+)\)/g)].map(
  ([, name = '', light = '', dark = '']) => ({ name, light, dark }),
)

/** The custom properties that `css` makes use of, set on the element that `scope` selects. */
export function paletteOf(theme: PictureTheme, scope: string, css: string): string {
  const used = COLOURS.filter(({ name }) => css.includes(`var(${name})`))
  const set = (side: 'light' | 'dark') => used.map((colour) => `${colour.name}:${colour[side]}`).join(';')
  const fonts = `--sans:${FAMILIES.sans};--mono:${FAMILIES.mono}`
  const plain = `${scope}{${set(theme === 'dark' ? 'dark' : 'light')};${fonts}}`
  return theme === 'auto' ? `${plain}@media (prefers-color-scheme:dark){${scope}{${set('dark')}}}` : plain
}
