import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import remarkTcp from 'tcp-visualizer/remark'

export default defineConfig({
  integrations: [
    starlight({
      title: 'Notes on TCP',
      customCss: ['tcp-visualizer/style.css', './src/page.css'],
      components: { Head: './src/Head.astro' },
      pagefind: false,
    }),
  ],
  markdown: { remarkPlugins: [remarkTcp] },
})
