import { paraglideVitePlugin } from '@inlang/paraglide-js'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Every address in the build is relative: dist/ works from any sub-path of any host.
  base: './',
  plugins: [
    react(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/messages/compiled',
      strategy: ['globalVariable', 'baseLocale'],
    }),
  ],
  build: { target: 'es2022' },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
  },
})
