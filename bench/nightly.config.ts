import { defineConfig } from 'vitest/config'

/** The property tests, with other runs every time and as many as RUNS says; 100000 by itself. */
export default defineConfig({
  test: {
    include: ['src/simulation/properties/*.test.ts'],
    env: { RUNS: process.env.RUNS ?? '100000' },
    testTimeout: 6 * 3_600_000,
    disableConsoleIntercept: true,
  },
})
