import { defineConfig } from 'vitest/config'
import { scenarios } from '../build/plugins/scenarios.mjs'

export default defineConfig({
  plugins: [scenarios()],
  test: { benchmark: { include: ['bench/*.bench.ts'] } },
})
