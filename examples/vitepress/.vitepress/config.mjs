export default {
  title: 'Notes on TCP',
  // One page needs no sidebar: the player may be wide.
  themeConfig: { aside: false },
  vue: {
    template: { compilerOptions: { isCustomElement: (tag) => tag === 'tcp-visualizer' } },
  },
}
