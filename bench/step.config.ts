import { defineConfig } from 'vitest/config'

/** What a step costs in a short and in a long run: prints the ratios. */
export default defineConfig({
  test: {
    include: ['bench/step.measure.ts'],
    testTimeout: 600_000,
    disableConsoleIntercept: true,
  },
})
