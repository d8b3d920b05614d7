import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PANEL_ROWS } from '../playback/panels'

const heightOf = (panel: string) => PANEL_ROWS.find(({ id }) => id === panel)?.height

test.each(['box.css', 'place.css'])(
  '%s keeps the height of the highest panel that is alone, and what the drawer adds',
  (file) => {
    const style = readFileSync(new URL(file, import.meta.url), 'utf8')
    const heights = Array.from(
      style.matchAll(/--(?:tcp-visualizer-)?natural(?:-height)?: (\d+)px/g),
      ([, px]) => Number(px),
    )
    const drawer = PANEL_ROWS.filter(({ place }) => place === 'drawer')
    for (const { id, height } of drawer) {
      expect(style).toMatch(new RegExp(`panels\\*="${id}"[^{]*{\\s*--(tcp-visualizer-)?drawer: ${height}px`))
    }
    expect(heights.slice(-3)).toEqual(['sequence', 'states', 'narration'].map(heightOf))
  },
)
