import { compile } from '@inlang/paraglide-js'
import { paraglide } from './messages.mjs'

for (const options of paraglide) await compile(options)
