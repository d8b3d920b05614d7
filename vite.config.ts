import { mergeConfig } from 'vite'
import { defineConfig } from 'vitest/config'
import page from './build/targets/page.ts'

const tests = defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
    // What is tested here keeps nothing from file to file: a third of the time went into loading it anew.
    isolate: false,
    setupFiles: ['build/checks/seed.ts'],
    // A busy machine may take its time.
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
  },
})

/** What `npm start`, the preview and the unit tests go by; what else is built has its target in build/. */
export default mergeConfig(page, tests)
