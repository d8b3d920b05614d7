import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

/** The strictest policy that a page with the element may have: no inline style, no connection, no image. */
const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; report-uri /report"

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/**
 * A plain host, as docs authors have it: files, no CORS header. /hosts/ is e2e/hosts, all under the strict
 * policy; /tcp/ is the build.
 */
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  // Browsers ask for it unasked.
  if (pathname === '/favicon.ico') {
    response.writeHead(204).end()
    return
  }
  const file = normalize(decodeURIComponent(pathname))
    .replace(/^\/hosts\//, 'e2e/hosts/')
    .replace(/^\/tcp\//, 'dist/')
  const path = join('.', file)
  const served = /^(e2e\/hosts|dist)\//.test(path) && existsSync(path) && statSync(path).isFile()
  if (!served) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
    'content-security-policy': STRICT,
  })
  createReadStream(path).pipe(response)
})

server.listen(Number(process.argv[2] ?? 0), () => {
  const address = server.address()
  console.log(`hosts on localhost:${typeof address === 'object' ? address?.port : address}`)
})
