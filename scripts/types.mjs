import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

/** The types of all that one imports from the package, beside the code in lib/. */
const bundle = await rolldown({
  input: {
    react: 'src/embed/react.ts',
    element: 'src/embed/element.ts',
    engine: 'src/engine.ts',
    remark: 'src/remark/remark.ts',
  },
  external: [/^react($|\/)/, /\.css/],
  plugins: [dts({ emitDtsOnly: true })],
})
await bundle.write({ dir: process.argv[2] ?? 'lib', format: 'es', chunkFileNames: 'types/[name].d.ts' })
