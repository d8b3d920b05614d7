import Reveal from './node_modules/reveal.js/dist/reveal.mjs'

Reveal.initialize({
  width: 1280,
  height: 720,
  hash: true,
  // While focus is in the player, its keys are its own: ← and → step through the connection.
  keyboardCondition: ({ target }) => !target.closest('tcp-visualizer'),
})
