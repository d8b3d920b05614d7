import { serve } from '../../scripts/serve.mjs'

/** The strictest policy that a page with the element may have: no inline style, no connection, no image. */
const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; report-uri /report"

/** /hosts/ is e2e/hosts, /tcp/ is the build, all under the strict policy. */
const { origin } = await serve(
  { '/hosts/': 'e2e/hosts/', '/tcp/': 'dist/' },
  { port: Number(process.argv[2] ?? 0), headers: { 'content-security-policy': STRICT } },
)
console.log(`hosts on ${origin.replace('http://', '')}`)
