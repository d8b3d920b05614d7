import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'

/** Writes the types of all that one imports from the package, beside its code. */
export async function writeTypes(folder) {
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
  await bundle.write({ dir: folder, format: 'es', chunkFileNames: 'types/[name].d.ts' })
}
