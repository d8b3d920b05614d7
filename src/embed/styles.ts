import theme from '../theme.css?inline'
import host from './host.css?inline'

const parts = import.meta.glob<string>(
  [
    '../{panels,diagrams}/**/*.module.css',
    '!../panels/{share,differences,reference,find,captures,open,drawer,moments,terminal,inspector}/**',
    '!../panels/{listings,table,sandbox}/**',
    './*.module.css',
  ],
  { query: '?inline', import: 'default', eager: true },
)

let sheet: CSSStyleSheet | undefined

/**
 * The look of the player as a style sheet that any number of shadow roots adopt: nothing to fetch, and no
 * style attribute or element that a content security policy would have to allow.
 */
export function adoptStyles(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync([theme, ...Object.values(parts), host].join('\n'))
  }
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((adopted) => adopted !== sheet), sheet]
}
