import type { KnipConfig } from 'knip'

/** The files that a style sheet asks for, as imports that knip can follow. */
const askedFor = (css: string) =>
  Array.from(css.matchAll(/url\("(@[^"]+)"\)/g), ([, path]) => `import '${path}'`).join('\n')

export default {
  entry: [
    'public/embed-height.js',
    'scripts/*.mjs',
    'vite-plugin-scenarios.mjs',
    'bench/*.config.ts',
    'bench/**/*.{explore,bench}.ts',
  ],
  project: ['src/**/*.{ts,tsx,css}', 'e2e/**/*.ts', 'scripts/**/*.mjs', '*.mjs', 'bench/**/*.ts'],
  compilers: { css: askedFor },
  // The type of a parameter or a result belongs to what is exported, used by name elsewhere or not.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // Named in project.inlang/settings.json by its path; called by scripts/package.mjs; lent to examples/.
  ignoreDependencies: [
    '@inlang/plugin-message-format',
    'publint',
    '@arethetypeswrong/cli',
    'vitepress',
    'reveal.js',
  ],
  ignoreBinaries: ['apt-get', 'tshark'],
} satisfies KnipConfig
