import { defineConfig } from 'vitest/config'

/** Listings as nobody has pasted them yet: as many as RUNS says, a million by itself. */
export default defineConfig({
  test: {
    include: ['src/sockets/fuzz.test.ts'],
    env: { RUNS: process.env.RUNS ?? '1000000' },
    testTimeout: 6 * 3_600_000,
    disableConsoleIntercept: true,
  },
})
