/** An icon of lucide-react as this project uses them: decoration, sized by its style sheet. */
const CREATE = `
  import { createElement } from 'react'
  const LOOK = {
    xmlns: 'http://www.w3.org/2000/svg', width: 24, height: 24, viewBox: '0 0 24 24', fill: 'none',
    stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round',
  }
  export default ({ node }) => (props) =>
    createElement('svg', { ...LOOK, ...props }, ...node.map(([tag, attributes]) => createElement(tag, attributes)))
`

/**
 * The icons without what lucide-react can do beside drawing them (contexts, names, sizes, aliases): 2 kB of the page.
 *
 * @returns {import('vite').Plugin}
 */
export const plainIcons = () => ({
  name: 'plain-icons',
  apply: 'build',
  enforce: 'pre',
  load(id) {
    return /\/lucide-react\/dist\/esm\/createLucideIcon\.m?js$/.test(id) ? CREATE : undefined
  },
})
