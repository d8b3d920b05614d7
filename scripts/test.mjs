import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { text } from 'node:stream/consumers'

/** What each reporter calls them. */
const COUNTS = {
  unit: (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  e2e: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
}

/**
 * One after the other, what needs the build after it; each a list of lanes that run side by side, since a check that
 * keeps one processor busy leaves another idle.
 */
const STAGES = [
  [['types'], ['lint', 'imports', 'knip', 'build']],
  [['unit']],
  [['size', 'package']],
  [['e2e']],
]

/** Where a test says so that it needs what lies beside the project: foreign captures, listings. */
const ABSENT = /skipped where (\S+) is (?:absent|not installed)/

/** Tests that were passed over, by what they need and do not find. */
function skipped(report) {
  const counts = new Map()
  const all = report.testResults.flatMap(({ assertionResults }) => assertionResults)
  for (const { status, fullName } of all) {
    if (status === 'passed' || status === 'failed') continue
    const needed = ABSENT.exec(fullName)?.[1] ?? 'something else'
    counts.set(needed, (counts.get(needed) ?? 0) + 1)
  }
  return counts
}

/** Runs one check and tells it, at once or in one piece: whether it held, and all that it counts. */
async function run(check, { alone }) {
  const heading = `\n── npm run ${check}`
  if (alone) console.log(heading)
  const npm = spawn('npm', ['run', '--silent', check], {
    stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  const said = alone ? [] : [text(npm.stdout), text(npm.stderr)]
  const [status] = await once(npm, 'close')
  const told = (await Promise.all(said)).join('').trimEnd()
  if (!alone) console.log(told ? `${heading}\n${told}` : heading)
  return countedOf(check, status === 0)
}

/** The tests of a check where it counts them, else itself as one. */
function countedOf(check, succeeded) {
  const report = `test-results/${check}.json`
  const count = COUNTS[check]
  const counted =
    count && existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 1, failed: 0 }
  if (succeeded) return counted
  return { passed: count ? counted.passed : 0, failed: Math.max(counted.failed, 1) }
}

rmSync('test-results', { recursive: true, force: true })
const total = { passed: 0, failed: 0 }

/** Runs checks one after the other, up to the first that does not hold. */
async function runLane(checks, options) {
  for (const check of checks) {
    const { passed, failed } = await run(check, options)
    total.passed += passed
    total.failed += failed
    if (failed > 0) return
  }
}

for (const lanes of STAGES) {
  await Promise.all(lanes.map((checks) => runLane(checks, { alone: lanes.length === 1 })))
  if (total.failed > 0) break
}
if (existsSync('test-results/unit.json')) {
  for (const [needed, count] of skipped(JSON.parse(readFileSync('test-results/unit.json', 'utf8')))) {
    console.log(`\nNot tested, for want of ${needed}: ${count} tests.`)
  }
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
