import { defineConfig } from 'vitest/config'

/** Bounded exhaustive exploration: one process for each profile, side by side. */
export default defineConfig({
  test: {
    include: ['bench/explore/*.explore.ts'],
    testTimeout: 600_000,
    maxWorkers: 2,
    // Worlds stay: a larger nursery saves copying them about.
    execArgv: ['--max-semi-space-size=64'],
    disableConsoleIntercept: true,
  },
})
