import { compile } from '@inlang/paraglide-js'
import { paraglide, paraglideOfShare } from '../paraglide.config.mjs'

await compile(paraglide)
await compile(paraglideOfShare)
