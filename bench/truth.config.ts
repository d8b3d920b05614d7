import { defineConfig } from 'vitest/config'

/** What endpoint() answers beside what was measured on a kernel: prints the rows that differ. */
export default defineConfig({
  test: {
    include: ['bench/truth/*.truth.ts'],
    testTimeout: 600_000,
    disableConsoleIntercept: true,
  },
})
