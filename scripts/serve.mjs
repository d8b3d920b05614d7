import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * A plain host, as docs authors have it: files, no CORS header.
 *
 * @param {Readonly<Record<string, string>>} folders what lies where: `{ '/tcp/': 'dist/' }`, each with a slash at
 *   both ends of its address and at the end of its folder
 * @param {{ port?: number, headers?: Readonly<Record<string, string>> }} [options] port: any that is free, unless
 *   given; headers: sent with every file
 * @returns {Promise<import('node:http').Server & { origin: string }>}
 */
export async function serve(folders, { port = 0, headers = {} } = {}) {
  const server = createServer((request, response) => {
    const file = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname))
    // Browsers ask for it unasked.
    if (file === '/favicon.ico') {
      response.writeHead(204).end()
      return
    }
    const address = Object.keys(folders).find((start) => file.startsWith(start))
    const found = address && join(folders[address], file.slice(address.length))
    const path = found?.endsWith('/') ? join(found, 'index.html') : found
    if (!path || !existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
      ...headers,
    })
    createReadStream(path).pipe(response)
  })
  await new Promise((resolve) => server.listen(port, resolve))
  return Object.assign(server, { origin: `http://localhost:${server.address().port}` })
}
