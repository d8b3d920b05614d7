import { compile } from '@inlang/paraglide-js'
import { paraglide } from '../paraglide.config.mjs'

for (const options of paraglide) await compile(options)
