import remarkTcp from 'tcp-visualizer/remark'

export default {
  title: 'Notes on TCP',
  url: 'https://example.com',
  baseUrl: '/',
  clientModules: ['./src/player.js'],
  presets: [['classic', { docs: { routeBasePath: '/', remarkPlugins: [remarkTcp] }, blog: false }]],
  themeConfig: { navbar: { title: 'Notes on TCP' } },
}
