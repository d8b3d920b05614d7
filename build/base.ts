import react from '@vitejs/plugin-react'
import { mergeConfig, type UserConfig } from 'vite'
import { plainIcons } from './plugins/plain-icons.mjs'
import { scenarios } from './plugins/scenarios.mjs'
import { shortName } from './plugins/short-names.mjs'

/** What every target has in common. `live`: it holds the engine anyway, and works its runs out by itself. */
export function target(own: UserConfig, { live = false } = {}): UserConfig {
  const base: UserConfig = {
    plugins: [react(), plainIcons(), scenarios({ live })],
    // What stands in for a hook that this React has.
    resolve: {
      alias: [
        { find: /^use-sync-external-store\/shim$/, replacement: 'react' },
        {
          find: /^use-sync-external-store\/shim\/with-selector$/,
          replacement: 'use-sync-external-store/with-selector',
        },
      ],
    },
    css: { modules: { generateScopedName: shortName } },
    build: { target: 'es2022' },
  }
  return mergeConfig(base, own)
}

/** A player for the pages of others: element, frame, package. */
export function beside(own: UserConfig, options?: { live: boolean }): UserConfig {
  const base: UserConfig = {
    publicDir: false,
    build: {
      // These know light-dark(). What stands in for it elsewhere does not follow the page around a shadow root.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // The first target of each folder has emptied it.
      emptyOutDir: false,
    },
  }
  return target(mergeConfig(base, own), options)
}

/** For code that is run as it is built, by who has no bundler to say so. */
export const PRODUCTION = { 'process.env.NODE_ENV': '"production"' }

/** What the machines are made with, apart from what is seen first: a run is shown before it is played. */
export const XSTATE = { name: 'xstate', test: /\/node_modules\/xstate\//, priority: 1 }
