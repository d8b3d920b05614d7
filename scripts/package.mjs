import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Checks what `npm pack` gives: its form, its types, and each entry from an empty folder. Wants a build. */
const folder = mkdtempSync(join(tmpdir(), 'tcp-visualizer-'))
const run = (command, argv, options = {}) =>
  execFileSync(command, argv, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', ...options })
const inFolder = { cwd: folder }
const node = (code) => run(process.execPath, ['--input-type=module', '--eval', code], inFolder)

/** What a user does with each entry; each throws where it does not hold. */
const USES = {
  'engine runs a scenario': `
    import { endpoint, find, run } from 'tcp-visualizer/engine'
    const result = run(find('four-way-close').script)
    if (!result.ok || result.timeline.moments.length < 10) throw new Error('no run')
    if (endpoint({ profile: 'rfc9293' }).state !== 'CLOSED') throw new Error('no endpoint')`,
  'element does nothing without a DOM': `
    const { TcpVisualizerElement } = await import('tcp-visualizer/element')
    if (typeof TcpVisualizerElement !== 'function' || globalThis.customElements) throw new Error('no element')`,
  'component renders its children on a server': `
    import { createElement } from 'react'
    import { renderToString } from 'react-dom/server'
    import { TcpVisualizer } from 'tcp-visualizer'
    const markup = renderToString(createElement(TcpVisualizer, { scenario: 'abort' }, 'An abort'))
    if (!markup.includes('An abort')) throw new Error(markup)`,
  'remark plugin turns a block into an element': `
    import remarkTcp from 'tcp-visualizer/remark'
    const tree = { type: 'root', children: [{ type: 'code', lang: 'tcp', meta: 'step=3', value: '' }] }
    await remarkTcp()(tree, {})
    const { hName, hChildren } = tree.children[0].data
    const [{ properties }] = hChildren
    if (hName !== 'tcp-visualizer' || !properties.src.includes('SYN-SENT')) throw new Error(hName)`,
  'style sheet and manifest are there': `
    import { readFileSync } from 'node:fs'
    import { createRequire } from 'node:module'
    const { resolve } = createRequire(process.cwd() + '/')
    for (const entry of ['style.css', 'custom-elements.json', 'package.json']) {
      if (readFileSync(resolve('tcp-visualizer/' + entry), 'utf8') === '') throw new Error(entry)
    }`,
}

const TYPED = `
import { type StepChange, TcpVisualizer, type TcpVisualizerHandle } from 'tcp-visualizer'
import { endpoint, run } from 'tcp-visualizer/engine'
import { TcpVisualizerElement } from 'tcp-visualizer/element'
import remarkTcp from 'tcp-visualizer/remark'
export const plugins = [[remarkTcp, { lang: 'zh' }]] satisfies [[typeof remarkTcp, Parameters<typeof remarkTcp>[0]]]
export const step = (handle: TcpVisualizerHandle, { step }: StepChange) => handle.goTo(step + 1)
export const view = <TcpVisualizer scenario="abort" step={3} onStepChange={({ client }) => client} />
export const states = (element: TcpVisualizerElement) => element.snapshot?.client.state
export { endpoint, run }
`

const TYPES = [
  '--noEmit',
  '--strict',
  '--module',
  'nodenext',
  '--jsx',
  'react-jsx',
  '--types',
  'react',
  'use.tsx',
]

try {
  const [{ filename, size, files }] = JSON.parse(
    run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]),
  )
  const tarball = join(folder, filename)
  console.log(`${filename}: ${Math.round(size / 1000)} kB, ${files.length} files`)

  run('npx', ['publint', '--strict', tarball], { stdio: 'inherit' })
  // Only what has code has types.
  const entries = ['.', 'element', 'engine', 'remark']
  run('npx', ['attw', tarball, '--profile', 'esm-only', '--entrypoints', ...entries], { stdio: 'inherit' })

  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "private": true, "type": "module" }')
  // It brings all it needs: nothing is asked for from a registry. React is the host's own.
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--legacy-peer-deps', tarball], inFolder)
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))
  if (installed.join() !== 'tcp-visualizer') throw new Error(`It brings ${installed.join(', ')}.`)
  for (const name of ['react', 'react-dom', 'scheduler', '@types', 'csstype']) {
    symlinkSync(join(process.cwd(), 'node_modules', name), join(folder, 'node_modules', name))
  }
  for (const [name, code] of Object.entries(USES)) {
    node(code)
    console.log(`✓ ${name}`)
  }
  run('npx', ['tcp-visualizer', 'run', 'abort'], inFolder)
  console.log('✓ command runs a scenario')
  writeFileSync(join(folder, 'use.tsx'), TYPED)
  const tsc = join(process.cwd(), 'node_modules/typescript/bin/tsc')
  run(process.execPath, [tsc, ...TYPES], { ...inFolder, stdio: 'inherit' })
  console.log('✓ types fit')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
