import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'

/** What each reporter calls them. */
const COUNTS = {
  unit: (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  e2e: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
}

/** Quick checks first; what needs the build after it. */
const CHECKS = ['types', 'lint', 'imports', 'knip', 'unit', 'build', 'size', 'package', 'e2e']

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

/** Runs one check: its tests where it counts them, else itself as one. */
function run(check) {
  console.log(`\n── npm run ${check}`)
  const succeeded = spawnSync('npm', ['run', '--silent', check], { stdio: 'inherit' }).status === 0
  const report = `test-results/${check}.json`
  const count = COUNTS[check]
  const counted =
    count && existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 1, failed: 0 }
  if (succeeded) return counted
  return { passed: count ? counted.passed : 0, failed: Math.max(counted.failed, 1) }
}

rmSync('test-results', { recursive: true, force: true })
const total = { passed: 0, failed: 0 }
for (const check of CHECKS) {
  const { passed, failed } = run(check)
  total.passed += passed
  total.failed += failed
  if (failed > 0) break
}
if (existsSync('test-results/unit.json')) {
  for (const [needed, count] of skipped(JSON.parse(readFileSync('test-results/unit.json', 'utf8')))) {
    console.log(`\nNot tested, for want of ${needed}: ${count} tests.`)
  }
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
