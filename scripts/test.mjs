import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'

/** What each reporter calls them. */
const COUNTS = {
  unit: (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests }),
  e2e: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
}

/** Quick checks first; what needs the build after it. */
const CHECKS = ['types', 'lint', 'imports', 'knip', 'unit', 'build', 'size', 'package', 'e2e']

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
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
