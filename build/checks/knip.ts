import type { KnipConfig } from 'knip'

/** The files that a style sheet asks for, as imports that knip can follow. */
const askedFor = (css: string) =>
  Array.from(css.matchAll(/url\("(@[^"]+)"\)/g), ([, path]) => `import '${path}'`).join('\n')

export default {
  entry: [
    // Loaded by build/plugins/scenarios.mjs.
    'src/panels/narration/recitals.ts!',
    'public/embed-height.js',
    'scripts/*.mjs',
    'build/*.mjs',
    'build/checks/*.mjs',
    'bench/*.config.ts',
    'bench/**/*.{explore,bench,truth}.ts',
  ],
  project: [
    'src/**/*.{ts,tsx,css}',
    'e2e/**/*.ts',
    'scripts/**/*.mjs',
    'build/**/*.{ts,mjs}',
    'bench/**/*.ts',
  ],
  vite: { config: ['vite.config.ts', 'build/targets/*.ts'] },
  playwright: { config: ['e2e/playwright.config.ts'] },
  compilers: { css: askedFor },
  // The type of a parameter or a result belongs to what is exported, used by name elsewhere or not.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // Called by scripts/package.mjs.
  ignoreDependencies: ['publint', '@arethetypeswrong/cli'],
  ignoreBinaries: ['apt-get', 'awk', 'tshark'],
} satisfies KnipConfig
