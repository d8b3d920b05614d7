import fc from 'fast-check'

/** Random tests draw the same every time; `SEED=7 npm run unit` draws others. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 9293) })
